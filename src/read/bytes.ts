import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { XinjijianError } from '../core/errors.ts'
import { readFailure } from './failures.ts'

/** What standard input gives: pieces of bytes as they come. */
export type ByteStream = AsyncIterable<Uint8Array | string>

/** A stretch of a file, in bytes. */
export interface Extent {
  readonly offset: number
  readonly length: number
}

const SMALLEST_READ = 64 * 1024

/**
 * All bytes of a file (also a FIFO or device), read once from start to end.
 * @param name what to call it in messages
 * @throws XinjijianError `file-missing`, `is-directory`, `not-readable`, `file-too-large`, `read-failed`
 */
export async function readFileBytes(path: string, maxBytes: number, name = path): Promise<Uint8Array> {
  let descriptor: number | undefined
  try {
    // Waiting for the file here is quicker than being told: a short run has nothing else to do.
    descriptor = openSync(path, 'r')
    const { size } = fstatSync(descriptor)
    if (size > maxBytes) throw tooLarge(name, maxBytes)
    return await collect(chunksOf(descriptor, size), name, maxBytes)
  } catch (error) {
    throw readFailure(error, name)
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/**
 * All bytes of a stream; reading stops as soon as there are more than `maxBytes`.
 * @throws XinjijianError `file-too-large`, `read-failed` and those of {@link readFileBytes}
 */
export async function readStreamBytes(stream: ByteStream, name: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await collect(stream, name, maxBytes)
  } catch (error) {
    throw readFailure(error, name)
  }
}

function* chunksOf(descriptor: number, size: number): Generator<Uint8Array> {
  let expected = size
  for (;;) {
    const buffer = Buffer.allocUnsafe(Math.max(expected + 1, SMALLEST_READ))
    const bytesRead = readSync(descriptor, buffer, 0, buffer.length, null)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    expected = Math.max(0, expected - bytesRead)
  }
}

async function collect(pieces: ByteStream | Iterable<Uint8Array>, name: string, maxBytes: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    size += bytes.length
    if (size > maxBytes) throw tooLarge(name, maxBytes)
    kept.push(bytes)
  }
  return kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept, size)
}

/** That there are more bytes than a document may have. */
export function tooLarge(path: string, maxBytes: number): XinjijianError {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MiB` : `${maxBytes} bytes`
  return new XinjijianError('file-too-large', `is larger than ${limit}`, {
    hint: 'one document is expected; if it is one, allow more with --limit bytes=N',
    path,
  })
}
