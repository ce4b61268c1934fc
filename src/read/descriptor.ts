import { fstatSync, writeSync } from 'node:fs'

/**
 * Writes all of a text (as UTF-8) or of some bytes to an open descriptor, however little the system takes at a time. Node's
 * own stream for a redirected output writes once and does not look whether the disk took everything.
 * @throws the system's error, e.g. ENOSPC
 */
export function writeFully(descriptor: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done)
}

/** Is the descriptor a file or a device, so that a write completes at once ({@link writeFully})? Pipes and sockets are not. */
export function isFileOrDevice(descriptor: number): boolean {
  const found = fstatSync(descriptor)
  return found.isFile() || found.isCharacterDevice()
}
