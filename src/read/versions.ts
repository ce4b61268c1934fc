import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Limits } from '../core/limits.ts'
import type { SourceText } from '../core/text.ts'
import { readFileBytes, readStreamBytes } from './bytes.ts'
import { isDocument } from './document-files.ts'
import { readFailure, systemCode } from './failures.ts'
import { openGitObject, parseGitAddress, type GitObject } from './git.ts'
import { createGuard } from './guard.ts'
import { STANDARD_INPUT, type ReadOptions } from './input.ts'
import { filesBelow } from './walk.ts'
import { readSource } from './source.ts'

const SAVED_EXTRACTION = /\.(?:json|ya?ml)$/i

/** Is a file below a folder looked at? */
const isCompared = (name: string): boolean => isDocument(name) || SAVED_EXTRACTION.test(name)

/** A text as one side of a comparison has it, not yet known to be a policy text or a saved extraction. */
export interface VersionText extends SourceText {
  /** Where it lies on disk now, if it does. */
  readonly file: string | null
  /** To be called in what is done with it, so that it ends when its time is used up; that runs from the first byte. */
  readonly checkpoint: () => void
}

interface VersionOptions extends ReadOptions {
  /** Limits of each text that differ from the usual ones. */
  readonly limits?: Partial<Limits> | undefined
}

/** One side of a comparison: a text, a folder of them, or nothing (`/dev/null`, as git names the missing side). */
export interface Version {
  readonly kind: 'text' | 'folder' | 'nothing'
  /** The text, or the one at a path below the folder. @throws XinjijianError the reading errors of a file or of git */
  read(below?: string): Promise<VersionText>
  /** Paths of the documents below the folder, sorted; empty for a text. */
  list(): Promise<string[]>
}

/**
 * Finds what the user named: a file, a folder, `-`, or `REV:PATH` in git. A file whose name has a colon is a file.
 * @throws XinjijianError `file-missing`, `not-readable`, `git-…`
 */
export async function openVersion(name: string, options: VersionOptions): Promise<Version> {
  const versionText = versionReader(options)
  if (name === STANDARD_INPUT) {
    return textOnly(() => versionText(name, null, (maxBytes) => readStreamBytes(options.stdin, name, maxBytes)))
  }
  if (name === '/dev/null') return { kind: 'nothing', read: () => Promise.reject(empty(name)), list: async () => [] }
  const found = await stat(name).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null
    throw readFailure(error, name)
  })
  if (found?.isDirectory()) return folder(name, versionText)
  if (found !== null) return textOnly(() => versionText(name, name, (maxBytes) => readFileBytes(name, maxBytes)))
  const address = parseGitAddress(name)
  if (address === null) {
    const hint = 'check the spelling; a version in git is written REV:PATH'
    throw new XinjijianError('file-missing', 'no such file', { hint, path: name })
  }
  return inGit(name, await openGitObject(address, name), versionText)
}

function textOnly(read: () => Promise<VersionText>): Version {
  return { kind: 'text', read, list: async () => [] }
}

function folder(name: string, versionText: ReadVersion): Version {
  return {
    kind: 'folder',
    async read(below = '') {
      const path = join(name, below)
      return versionText(path, path, (maxBytes) => readFileBytes(path, maxBytes))
    },
    list: () => filesBelow(name, { accept: (file) => isCompared(file) }),
  }
}

function inGit(name: string, object: GitObject, versionText: ReadVersion): Version {
  return {
    kind: object.kind === 'directory' ? 'folder' : 'text',
    async read(below) {
      const path =
        below === undefined ? name : name.endsWith('/') || name.endsWith(':') ? name + below : `${name}/${below}`
      return versionText(path, null, (maxBytes) => object.read(below, maxBytes))
    },
    async list() {
      const paths = await object.list()
      return paths.filter((path) => isCompared(path) && !/(?:^|\/)\./.test(path)).toSorted()
    },
  }
}

type ReadVersion = (
  name: string,
  file: string | null,
  bytesOf: (maxBytes: number) => Promise<Uint8Array>,
) => Promise<VersionText>

/** What the user says of the texts does not hold for saved extractions. */
function versionReader(options: VersionOptions): ReadVersion {
  return async (name, file, bytesOf) => {
    const { limits, ...told } = SAVED_EXTRACTION.test(name) ? {} : options
    const guard = createGuard(name, limits)
    const source = await readSource(await bytesOf(guard.limits.bytes), name, told, guard)
    return { ...source, file, checkpoint: guard.tick }
  }
}

function empty(path: string): XinjijianError {
  return new XinjijianError('file-empty', 'is empty', { hint: 'was it saved, or downloaded completely?', path })
}
