import { XinjijianError } from '../core/errors.ts'

interface Explanation {
  readonly code: string
  readonly message: string
  readonly hint: string
}

const READING: Readonly<Record<string, Explanation>> = {
  ENOENT: { code: 'file-missing', message: 'no such file', hint: 'check the spelling and the folder you are in' },
  ENOTDIR: { code: 'file-missing', message: 'no such file', hint: 'a part of the path is a file, not a folder' },
  EISDIR: { code: 'is-directory', message: 'is a directory, not a file', hint: 'name the files in it' },
  EACCES: { code: 'not-readable', message: 'permission denied', hint: 'ask for permission to read it (chmod +r)' },
  EPERM: { code: 'not-readable', message: 'permission denied', hint: 'ask for permission to read it' },
  ELOOP: { code: 'file-missing', message: 'symbolic links lead round in a circle', hint: 'repair or remove the link' },
  ENAMETOOLONG: {
    code: 'file-missing',
    message: 'the name is too long for a file',
    hint: 'was text given for a name?',
  },
  ERR_INVALID_ARG_VALUE: {
    code: 'file-missing',
    message: 'no file can have this name',
    hint: 'is there a NUL character in it?',
  },
}

const WRITING: Readonly<Record<string, Explanation>> = {
  ENOENT: { code: 'output-folder-missing', message: 'no such folder to write into', hint: 'create the folder first' },
  ENOTDIR: {
    code: 'output-folder-missing',
    message: 'no such folder to write into',
    hint: 'a part of the path is a file',
  },
  EISDIR: { code: 'output-is-directory', message: 'is a directory, not a file', hint: 'give the name of a file in it' },
  EACCES: { code: 'output-not-writable', message: 'permission denied', hint: 'choose a place you may write to' },
  EPERM: { code: 'output-not-writable', message: 'permission denied', hint: 'choose a place you may write to' },
  EROFS: {
    code: 'output-not-writable',
    message: 'the file system is read-only',
    hint: 'choose a place you may write to',
  },
  ENOSPC: { code: 'output-full', message: 'no space left to write', hint: 'free some space and run it again' },
  EDQUOT: { code: 'output-full', message: 'the disk quota is used up', hint: 'free some space and run it again' },
  EFBIG: {
    code: 'output-full',
    message: 'the output is larger than a file may be here',
    hint: 'extract fewer files at once',
  },
  ENAMETOOLONG: {
    code: 'output-not-writable',
    message: 'the name is too long for a file',
    hint: 'choose a shorter name',
  },
  ELOOP: { code: 'output-not-writable', message: 'symbolic links lead round in a circle', hint: 'choose another name' },
}

/** The system's code of an error (`ENOENT`), if it has one. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function explain(error: unknown, path: string, table: typeof READING, otherwise: string): unknown {
  const code = systemCode(error)
  if (error instanceof XinjijianError || code === undefined) return error
  const known = table[code]
  if (known) return new XinjijianError(known.code, known.message, { hint: known.hint, path, cause: error })
  return new XinjijianError(otherwise, `the system says ${code}`, { path, cause: error })
}

/** What to throw when reading `path` failed: an expected failure in the user's words, or the error itself if it is a bug. */
export function readFailure(error: unknown, path: string): unknown {
  return explain(error, path, READING, 'read-failed')
}

/** What to throw when writing `path` failed. */
export function writeFailure(error: unknown, path: string): unknown {
  return explain(error, path, WRITING, 'write-failed')
}
