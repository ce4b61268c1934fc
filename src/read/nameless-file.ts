import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'

/** A file without a name: it is gone when it is closed, however the process ends. */
export interface NamelessFile {
  /** Where this process, and nobody else, can open it while it is there. */
  readonly path: string
  close(): void
}

/** Of Linux; Node has no name for it. */
const O_TMPFILE = 0o20000000

/** Null where the system has no such files; nothing is left behind then either. */
export function createNamelessFile(bytes: Uint8Array): NamelessFile | null {
  if (platform() !== 'linux') return null
  let file = -1
  try {
    file = openSync(tmpdir(), constants.O_RDWR | constants.O_DIRECTORY | O_TMPFILE, 0o600)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    const path = `/proc/self/fd/${file}`
    const again = openSync(path, 'r')
    const { size } = fstatSync(again)
    closeSync(again)
    if (size !== bytes.length) throw new Error('another file')
    return { path, close: () => closeSync(file) }
  } catch {
    if (file >= 0) closeSync(file)
    return null
  }
}
