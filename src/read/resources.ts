import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XinjijianError } from '../core/errors.ts'
import { sha256 } from '../core/hash.ts'
import type { LanguageStatistics } from '../core/language.ts'
import type { Ruleset } from '../core/ruleset.ts'
import { systemCode } from './failures.ts'
import { textOfUtf16, textOfUtf8 } from './quick-text.ts'

/** What the build wrote into `dist/`: each file with its size and SHA-256, so that a damaged one is noticed before use. */
export interface Manifest {
  readonly version: string
  /** SHA-256 over everything the files were made from. */
  readonly inputs: string
  /** Path below `dist/` → what it must be. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
}

export const MANIFEST = 'manifest.json'
/** The built-in rule files, prepared, by the SHA-256 of their texts. */
export const PREPARED_RULES = 'rule-files.json'

/** The package's own folder: the nearest one above this module that has a `package.json`. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of a file that the build made. */
export function resourcePath(name: string): string {
  return join(packageRoot, 'dist', name)
}

/** @throws XinjijianError `not-built` when the build has not run, `installation-damaged` when its record is unreadable */
export function readManifest(): Manifest {
  const path = resourcePath(MANIFEST)
  try {
    return JSON.parse(readBytes(path).toString('utf8')) as Manifest
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(path, error)
    throw error
  }
}

/** Files larger than this are checked by size only: their hashes would take a tenth of a short run's own time. */
const MOST_HASHED = 200_000

/**
 * The bytes of a built file, checked against the manifest.
 * @throws XinjijianError `not-built` when it is missing, `installation-damaged` when it is not what the build wrote
 */
export function readResource(name: string, manifest: Manifest): Buffer {
  const path = resourcePath(name)
  const bytes = readBytes(path)
  const expected = manifest.files[name]
  if (!expected || bytes.length !== expected.bytes) throw damaged(path)
  if (bytes.length <= MOST_HASHED && sha256(bytes) !== expected.sha256) throw damaged(path)
  return bytes
}

/** What a built JSON file holds; errors as {@link readResource}. @param textOf decodes it */
export function readJsonResource(name: string, manifest: Manifest, textOf = textOfUtf8): unknown {
  const text = textOf(readResource(name, manifest))
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged(resourcePath(name), error)
  }
}

/** The built-in rules, compiled. Errors as {@link readResource}. */
export function readRuleset(): Ruleset {
  return readJsonResource('ruleset.json', readManifest()) as Ruleset
}

/** The statistics of the language that damaged text is read by, each read when it is asked for. Errors as {@link readResource}. */
export function readStatistics(): LanguageStatistics {
  const manifest = readManifest()
  const textOf = (name: string): string => textOfUtf16(readResource(`language/${name}.utf16.txt`, manifest))
  return {
    get bigrams() {
      return textOf('bigrams')
    },
    get trigrams() {
      return textOf('trigrams')
    },
    get words() {
      return textOf('words')
    },
  }
}

/** UTF-16 code units of the everyday characters, simplified and traditional. Errors as {@link readResource}. */
export function readEveryday(): ReadonlySet<number> {
  const text = readResource('language/everyday.txt', readManifest()).toString('utf8')
  const characters = text.replaceAll(/^#.*$/gm, '').replaceAll(/\s/g, '')
  return new Set(Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at)))
}

/** Style and script of a kind of page, with their hashes as in a content security policy. Errors as {@link readResource}. */
export function readPageAssets(
  page: 'report' | 'difference',
): Record<'style' | 'script', { text: string; hash: string }> {
  const manifest = readManifest()
  const assetOf = (name: string): { text: string; hash: string } => {
    const bytes = readResource(`page/${name}`, manifest)
    return { text: bytes.toString('utf8'), hash: `sha256-${createHash('sha256').update(bytes).digest('base64')}` }
  }
  return { style: assetOf('style.css'), script: assetOf(`${page}.js`) }
}

/** SHA-256 over the checksums of all files of the segmenter's dictionary. */
export function dictionaryHash({ files }: Manifest): string {
  const rows = Object.entries(files).filter(([name]) => name.startsWith('dict/'))
  return sha256(rows.map(([name, file]) => `${name} ${file.sha256}\n`).join(''))
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    const message = code === 'ENOENT' ? 'has not been built' : `cannot be read (${code})`
    throw new XinjijianError('not-built', message, { hint: REBUILD, path, cause: error })
  }
}

function damaged(path: string, cause?: unknown): XinjijianError {
  return new XinjijianError('installation-damaged', 'is not what the build wrote', { hint: REBUILD, path, cause })
}

const REBUILD = 'install the package again, or run npm run build in a checkout'

function findRoot(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`no package.json above ${start}`)
    folder = parent
  }
  return folder
}
