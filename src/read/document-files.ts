import { promises as fileSystem } from 'node:fs'
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { readFileBytes } from './bytes.ts'
import { decode } from './decode.ts'
import { readFailure, systemCode } from './failures.ts'
import { leadsOut } from './folders.ts'
import { filesBelow } from './walk.ts'

/** Extensions of the files that are looked at below a folder, lower case. */
export const DOCUMENT_EXTENSIONS: readonly string[] = [
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.mdown',
  '.html',
  '.htm',
  '.docx',
  '.pdf',
]

/** A file that the user named or that lies where they said, whether or not it can be read. */
export interface DocumentFile {
  /** Names the document wherever the folders stand: its path below the base, `/` between the parts. */
  readonly id: string
  /** As the user would write it. */
  readonly path: string
  /** Why it cannot even be looked at. */
  readonly failure?: XinjijianError
}

interface FindOptions {
  /** The folder the user is in. */
  readonly cwd: string
  /** Where ids begin; absent: in `cwd`, and for inputs outside it in the folder above the one named. */
  readonly base?: string
  /** A folder that is not searched: that of the output. */
  readonly avoid: string
}

const MAGIC = /[*?[\]{}]|[!@+]\(/
const LARGEST_LIST = 1024 * 1024 * 1024

/**
 * The documents meant by names of files, folders (searched for {@link DOCUMENT_EXTENSIONS}), glob patterns, and `@list`
 * (a file that names one of these on each line). In the order of the names, below each sorted.
 * @throws XinjijianError `input-none` when a folder, pattern or list has no document, `outside-base`, and the reading errors
 * of a list
 */
export async function* findDocuments(names: readonly string[], options: FindOptions): AsyncGenerator<DocumentFile> {
  for (const name of names) {
    if (name.startsWith('@')) yield* listed(name.slice(1), options)
    else yield* named(name, options)
  }
}

async function* listed(list: string, options: FindOptions): AsyncGenerator<DocumentFile> {
  const { text } = decode(await readFileBytes(resolve(options.cwd, list), LARGEST_LIST, list), list)
  const names = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (names.length === 0) {
    const hint = 'a list names an input on each line'
    throw new XinjijianError('input-none', 'names no documents', { hint, path: list })
  }
  for (const name of names) yield* named(name, options)
}

async function* named(name: string, options: FindOptions): AsyncGenerator<DocumentFile> {
  const found = await fileSystem.stat(resolve(options.cwd, name)).catch((error: unknown) => systemCode(error))
  if (found === 'ENOENT' && MAGIC.test(name)) yield* matching(name, options)
  else if (typeof found === 'object' && found.isDirectory()) yield* inFolder(name, options)
  else yield { id: idOf(name, name, options), path: name }
}

async function* inFolder(name: string, options: FindOptions): AsyncGenerator<DocumentFile> {
  const unreadable: DocumentFile[] = []
  const file = (below: string): { id: string; path: string } => {
    const path = below === '' ? name : join(name, below)
    return { id: idOf(path, name, options), path }
  }
  const below = await filesBelow(resolve(options.cwd, name), {
    accept: isDocument,
    avoid: [options.avoid],
    failed(at, error) {
      if (!(error instanceof XinjijianError)) throw error
      unreadable.push({ ...file(at), failure: error })
    },
  })
  if (below.length + unreadable.length === 0) {
    const hint = `documents end in ${DOCUMENT_EXTENSIONS.join(', ')}`
    throw new XinjijianError('input-none', 'holds no documents', { hint, path: name })
  }
  yield* unreadable
  for (const path of below) yield file(path)
}

async function* matching(pattern: string, options: FindOptions): AsyncGenerator<DocumentFile> {
  const { glob } = await import('tinyglobby')
  const found = await glob(pattern, { cwd: options.cwd, expandDirectories: false }).catch((error: unknown) => {
    throw readFailure(error, pattern)
  })
  const paths = found.filter((path) => leadsOut(relative(options.avoid, resolve(options.cwd, path))))
  if (paths.length === 0) {
    throw new XinjijianError('input-none', 'no file matches', {
      hint: 'check the pattern and the folder',
      path: pattern,
    })
  }
  const plain = pattern.split('/').slice(0, -1)
  const magic = plain.findIndex((part) => MAGIC.test(part))
  const root = plain.slice(0, magic < 0 ? undefined : magic).join('/') || (isAbsolute(pattern) ? '/' : '.')
  for (const path of paths.toSorted()) yield { id: idOf(path, root, options), path }
}

/** Is a file below a folder a document, by its name? */
export function isDocument(name: string): boolean {
  return DOCUMENT_EXTENSIONS.includes(extname(name).toLowerCase())
}

/** @param root what the user named: the file itself, or the folder it was found in */
function idOf(path: string, root: string, { cwd, base }: FindOptions): string {
  const file = resolve(cwd, path)
  const from = relative(resolve(cwd, base ?? '.'), file)
  if (!leadsOut(from)) return portable(from) || '.'
  if (base !== undefined) {
    const hint = 'name a folder that holds all inputs'
    throw new XinjijianError('outside-base', `does not lie below ${base}`, { hint, path })
  }
  const above = resolve(cwd, root)
  return portable(join(basename(above), relative(above, file)))
}

function portable(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}
