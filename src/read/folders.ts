import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, sep } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { systemCode, writeFailure } from './failures.ts'

/**
 * Makes a folder and those above it, as far as they are not there. Not Node's own recursive way: where the system refuses
 * a new folder as if the one above were missing (below `/proc`), that tries for ever.
 * @param name what to call it in messages
 * @throws XinjijianError `output-not-a-directory` when a file of that name is there, and the writing errors of a file
 */
export function makeFolder(path: string, name = path): void {
  try {
    mkdirSync(path)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return refuseFile(path, name)
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw writeFailure(error, name)
    if (isFolder(above)) throw refused(name, error)
    makeFolder(above, name)
    makeFolder(path, name)
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Is an existing file or folder the folder or something in it? Links are seen through. @param folder its real path */
export function isWithin(path: string, folder: string): boolean {
  return !leadsOut(relative(folder, realpathSync(path)))
}

/** Does a relative path lead out of the folder it begins in? One to another drive is absolute. */
export function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
}

function refuseFile(path: string, name: string): void {
  if (isFolder(path)) return
  throw new XinjijianError('output-not-a-directory', 'is a file, not a folder', { hint: 'name a folder', path: name })
}

function refused(name: string, cause: unknown): XinjijianError {
  const hint = 'choose a place you may write to'
  return new XinjijianError('output-not-writable', 'no folder can be made there', { hint, path: name, cause })
}
