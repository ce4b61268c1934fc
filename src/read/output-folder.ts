import { closeSync, constants, openSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { copyFile, readdir, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { writeFully } from './descriptor.ts'
import { systemCode, writeFailure } from './failures.ts'
import { isFolder, makeFolder } from './folders.ts'
import { removeTemporary, temporaryName } from './write.ts'

/** The journal of a run, in its output folder. */
export const MANIFEST_FILE = 'manifest.jsonl'
/** Below it lie the pieces of finished documents. */
export const PARTS_FOLDER = 'parts'
/** Where the output is made; what a killed process left of it goes with the other temporary files. */
export const FINISHING_FOLDER = temporaryName('finishing')
/** In it, the pieces in the order of the output. */
export const ORDER_FILE = 'order.jsonl'
const LOCK = '.lock'

/** A folder that one process at a time writes results into. */
export interface OutputFolder {
  /** Its real path. */
  readonly path: string
  /** Did another run write into it before? */
  readonly begun: boolean
  /** Lets others use it; one that was made for this run and is still empty goes. */
  release(): void
}

interface OpenOptions {
  /** The process that will write. */
  readonly pid: number
  /** Does the system know that process? */
  readonly isKnown: (pid: number) => boolean
}

/**
 * Creates an output folder, or opens one that holds a run of ours, and removes what a killed process left unfinished.
 * @param name what to call it in messages
 * @throws XinjijianError `output-not-empty` when it holds anything else, `output-in-use`, and the writing errors of a file
 */
export async function openOutputFolder(given: string, name: string, options: OpenOptions): Promise<OutputFolder> {
  try {
    const isNew = !isFolder(given)
    makeFolder(given, name)
    const path = await realpath(given)
    const names = await readdir(path)
    const begun = names.includes(MANIFEST_FILE)
    if (!begun && names.some((one) => one !== LOCK)) throw notEmpty(name)
    lock(join(path, LOCK), name, options)
    await removeTemporary(path)
    return { path, begun, release: () => release(path, isNew) }
  } catch (error) {
    throw writeFailure(error, name)
  }
}

function release(path: string, isNew: boolean): void {
  rmSync(join(path, LOCK), { force: true })
  if (isNew && readdirSync(path).length === 0) rmdirSync(path)
}

/** Removes files and folders of an earlier run, named below the folder. */
export async function clear(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
}

/** Copies a file from one folder to the same place below another. @throws XinjijianError the writing errors of a file */
export async function copyBelow(from: string, to: string, below: string): Promise<void> {
  const path = join(to, below)
  try {
    makeFolder(dirname(path))
    await copyFile(join(from, below), path, constants.COPYFILE_FICLONE)
  } catch (error) {
    throw writeFailure(error, path)
  }
}

/** Size of a file in bytes; undefined when there is none. */
export async function fileSize(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size
}

function lock(path: string, name: string, { pid, isKnown }: OpenOptions): void {
  for (;;) {
    try {
      const descriptor = openSync(path, 'wx')
      writeFully(descriptor, `${pid} ${birthOf(pid) ?? ''}\n`)
      closeSync(descriptor)
      return
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
    const [owner = 0, birth] = readFileSync(path, 'utf8').trim().split(' ').map(Number)
    if (owner !== pid && owner > 0 && isKnown(owner) && birthOf(owner) === (birth ?? null)) {
      const hint = `wait for process ${owner}, or remove ${LOCK} in it if that is no xinjijian`
      throw new XinjijianError('output-in-use', 'another run is writing into it', { hint, path: name })
    }
    rmSync(path, { force: true })
  }
}

/**
 * When a process began, in the system's ticks, so that another one of the same number is not taken for it; null where the
 * system does not say, and for one that has ended and only waits to be counted.
 */
function birthOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return fields[STATE] === 'Z' ? null : Number(fields[BEGUN])
  } catch {
    return null
  }
}

/** Places in the status line of a process, behind its name (proc(5)). */
const STATE = 0
const BEGUN = 19

function notEmpty(path: string): XinjijianError {
  const hint = 'name a new or empty folder, or that of an earlier run'
  return new XinjijianError('output-not-empty', 'holds files that are not of a run of xinjijian', { hint, path })
}
