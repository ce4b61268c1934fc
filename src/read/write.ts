import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { systemCode, writeFailure } from './failures.ts'

/** What a file is to hold: at once, or piece by piece as it is made. */
export type FileContent = string | Uint8Array | AsyncIterable<string | Uint8Array>

/**
 * Writes a whole file or nothing: into a temporary file beside it, flushed to disk, then renamed over the old one, whose
 * permissions it keeps. A link is followed. A device or FIFO (`/dev/stdout`) is written to directly.
 * @throws XinjijianError `output-is-directory`, `output-folder-missing`, `output-not-writable`, `output-full`, `write-failed`
 */
export async function writeAtomically(path: string, content: FileContent): Promise<void> {
  try {
    const old = await statIfThere(path)
    if (old?.isDirectory() || /[/\\]$/.test(path)) throw isDirectory(path)
    if (old) await access(path, constants.W_OK)
    if (old && !old.isFile()) return await writeFile(path, content, 'utf8')
    await replace(old ? await realpath(path) : path, content, old?.mode)
  } catch (error) {
    throw writeFailure(error, path)
  }
}

/** Are both names the same existing file? Links and different spellings are seen through. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev && a.isFile()
}

async function replace(path: string, content: FileContent, mode: number | undefined): Promise<void> {
  const temporary = join(dirname(path), `.xinjijian-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(temporary, 'wx')
    try {
      await writeFile(handle, content, 'utf8')
      if (mode !== undefined) await handle.chmod(mode & 0o777)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function isDirectory(path: string): XinjijianError {
  const hint = 'give the name of a file in it'
  return new XinjijianError('output-is-directory', 'is a directory, not a file', { hint, path })
}
