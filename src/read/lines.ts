import { createReadStream } from 'node:fs'
import type { ByteStream, Extent } from './bytes.ts'
import { readFailure } from './failures.ts'

/** A line of bytes without its end; of one that is too long, the first bytes only. */
export interface Line {
  readonly bytes: Buffer
  readonly tooLong: boolean
  /** Did a line end follow? Without one it is the last, and perhaps not all of it. */
  readonly ended: boolean
}

const NEWLINE = 0x0a
/** Of a line that is too long, so much is kept. */
const KEPT = 64 * 1024

/**
 * The lines of a stream of bytes, as they come: they end at LF and nowhere else (JSON may hold U+2028), the last one need
 * not. Memory is bounded by `maxBytes`, the longest line that is kept whole, in bytes.
 * @param name what to call the stream when it cannot be read
 * @throws XinjijianError `read-failed`
 */
export async function* linesOf(stream: ByteStream, name: string, maxBytes: number): AsyncGenerator<Line> {
  let kept: Buffer[] = []
  let size = 0
  const take = (piece: Buffer): void => {
    size += piece.length
    if (size <= maxBytes || kept.length === 0) kept.push(size <= maxBytes ? piece : piece.subarray(0, KEPT))
    else if (kept.length > 1) kept = [Buffer.concat(kept).subarray(0, KEPT)]
  }
  const line = (ended: boolean): Line => {
    const whole = kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept)
    const done = { bytes: size > maxBytes ? whole.subarray(0, KEPT) : whole, tooLong: size > maxBytes, ended }
    kept = []
    size = 0
    return done
  }
  try {
    for await (const given of stream) {
      const piece =
        typeof given === 'string'
          ? Buffer.from(given, 'utf8')
          : Buffer.from(given.buffer, given.byteOffset, given.length)
      let from = 0
      for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
        take(piece.subarray(from, at))
        yield line(true)
        from = at + 1
      }
      if (from < piece.length) take(piece.subarray(from))
    }
  } catch (error) {
    throw readFailure(error, name)
  }
  if (size > 0) yield line(false)
}

/** As {@link linesOf}, of a file or a stretch of it. @throws XinjijianError the reading errors of a file */
export function linesOfFile(path: string, name: string, maxBytes: number, extent?: Extent): AsyncGenerator<Line> {
  const range = extent && { start: extent.offset, end: extent.offset + extent.length - 1 }
  return linesOf(createReadStream(path, range), name, maxBytes)
}
