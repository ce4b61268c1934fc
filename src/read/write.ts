import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { access, constants, open, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { systemCode, writeFailure } from './failures.ts'
import { makeFolder } from './folders.ts'

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** What a file is to hold: at once, or piece by piece as it is made. */
export type FileContent = string | Uint8Array | Pieces

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

/** As {@link writeAtomically}, into a folder made if need be. */
export async function writeBelow(folder: string, below: string, content: FileContent): Promise<void> {
  const path = join(folder, below)
  makeFolder(dirname(path))
  await writeAtomically(path, content)
}

/** Are both names the same existing file? Links and different spellings are seen through. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev && a.isFile()
}

/** Puts the content in the place of a file, keeping its permissions. */
async function replace(path: string, content: FileContent, mode: number | undefined): Promise<void> {
  await replaceFile(path, async (temporary) => {
    const handle = await open(temporary, 'wx')
    try {
      await writeFile(handle, content, 'utf8')
      if (mode !== undefined) await handle.chmod(mode & 0o777)
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

/** Begin and end of the names of what is not finished. */
const TEMPORARY = { start: '.xinjijian-', end: '.tmp' } as const

/** Name of a file or folder that {@link removeTemporary} removes. */
export function temporaryName(key: string): string {
  return `${TEMPORARY.start}${key}${TEMPORARY.end}`
}

/**
 * Lets `produce` write a file under another name in the same folder and puts it in its place when it is done; a killed
 * process leaves the file that was there before.
 * @throws what `produce` throws, and the system's errors
 */
export async function replaceFile(path: string, produce: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), temporaryName(randomBytes(6).toString('hex')))
  try {
    await produce(temporary)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Removes what killed processes left unfinished in a folder and those below. */
export async function removeTemporary(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const isLeft = entry.name.startsWith(TEMPORARY.start) && entry.name.endsWith(TEMPORARY.end)
    if (isLeft) await rm(path, { force: true, recursive: true })
    else if (entry.isDirectory()) await removeTemporary(path)
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
