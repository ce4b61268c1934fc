/**
 * Makes what the program reads at run time besides its code: the compiled ruleset, the segmenter's dictionary, and the
 * style and script of HTML pages.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { sha256 } from '../core/hash.ts'
import {
  MANIFEST,
  PREPARED_RULES,
  packageRoot,
  readManifest,
  readResource,
  resourcePath,
  type Manifest,
} from '../read/resources.ts'
import { filesBelow } from '../read/walk.ts'
import { spellInAscii } from './ascii.ts'
import { composeDictionary, parseDictionary, parseStatistic, type DictionaryFiles } from './dictionary.ts'
import { buildPages } from './page.ts'
import { compileRules } from './ruleset.ts'

/** Folders whose files decide what the data are. */
const INPUTS = ['rules', 'src/build', 'src/core', 'src/page', 'src/rules']
const require = createRequire(import.meta.url)
const STATISTIC = 'rules/segmenter/words.txt'
const BIGRAMS = 'rules/repair/bigrams.txt'
const TRIGRAMS = 'rules/repair/trigrams.txt'
const EVERYDAY = 'rules/encoding/everyday.txt'

/**
 * Writes the data below `dist/`, the manifest last. Data made from the same inputs are left alone.
 * @returns what was done, in one line
 * @throws RuleProblems when a built-in rule file is wrong
 */
export async function buildData(): Promise<string> {
  const inputs = await fingerprint()
  if (isCurrent(inputs)) return 'data: up to date'
  const { ruleset, prepared } = await compileRules('rules')
  const dictionary = dictionaryFor(Object.keys(ruleset.lexicon))
  const files = new Map<string, string | Uint8Array>([
    ['ruleset.json', spellInAscii(JSON.stringify(ruleset))],
    [PREPARED_RULES, spellInAscii(JSON.stringify(prepared))],
  ])
  for (const [name, content] of Object.entries(dictionary)) files.set(`dict/${name}`, content)
  for (const [name, path] of Object.entries({ words: STATISTIC, bigrams: BIGRAMS, trigrams: TRIGRAMS })) {
    const text = readFileSync(join(packageRoot, path), 'utf8')
    files.set(`language/${name}.utf16.txt`, Buffer.from(text, 'utf16le'))
  }
  files.set('language/everyday.txt', readFileSync(join(packageRoot, EVERYDAY), 'utf8'))
  for (const [name, text] of await buildPages()) files.set(name, text)
  const record: Manifest = { version: manifest.version, inputs, files: {} }
  const written: Record<string, { bytes: number; sha256: string }> = record.files
  for (const [name, content] of files) {
    writeResource(name, content)
    written[name] = { bytes: Buffer.byteLength(content), sha256: sha256(content) }
  }
  writeResource(MANIFEST, JSON.stringify(record, null, 1))
  return `data: ${files.size} files`
}

function dictionaryFor(project: readonly string[]): DictionaryFiles {
  const { DEFAULT_DICT, DEFAULT_HMM_DICT } = installedSegmenter()
  return composeDictionary({
    seen: parseStatistic(readFileSync(join(packageRoot, STATISTIC), 'utf8')),
    installed: parseDictionary(readFileSync(DEFAULT_DICT, 'utf8')),
    project,
    model: readFileSync(DEFAULT_HMM_DICT, 'utf8'),
  })
}

interface InstalledSegmenter {
  readonly DEFAULT_DICT: string
  readonly DEFAULT_HMM_DICT: string
}

function installedSegmenter(): InstalledSegmenter {
  return require('nodejieba') as InstalledSegmenter
}

/** SHA-256 over names and contents of all inputs, and the version of the package the dictionary is cut from. */
async function fingerprint(): Promise<string> {
  const { version } = require('nodejieba/package.json') as { version: string }
  const rows: string[] = []
  for (const folder of INPUTS) {
    const paths = await filesBelow(join(packageRoot, folder), { accept: () => true })
    rows.push(...paths.map((path) => `${folder}/${path} ${sha256(readFileSync(join(packageRoot, folder, path)))}`))
  }
  return sha256([`nodejieba ${version}`, ...rows].join('\n'))
}

function isCurrent(inputs: string): boolean {
  try {
    const built = readManifest()
    if (built.inputs !== inputs || Object.keys(built.files).length === 0) return false
    for (const name of Object.keys(built.files)) readResource(name, built)
    return true
  } catch {
    return false
  }
}

/** Written beside and renamed, so that nobody reads half a file. */
function writeResource(name: string, content: string | Uint8Array): void {
  const path = resourcePath(name)
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}
