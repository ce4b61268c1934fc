import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'
import { XinjijianError } from '../core/errors.ts'
import type { Extent } from './bytes.ts'
import { writeFully } from './descriptor.ts'
import { systemCode, writeFailure } from './failures.ts'
import { linesOfFile } from './lines.ts'

/** A file of lines that only grows, each written whole. */
export interface Journal {
  /** @throws XinjijianError `output-full`, `output-not-writable`, `write-failed` */
  append(line: string): void
  close(): void
}

const LARGEST_LINE = 16 * 1024 * 1024
const BLOCK = 64 * 1024

/**
 * Opens a journal to go on with it, or begins one. A last line that was not written to its end (the writer was killed) is
 * taken off.
 * @throws XinjijianError the writing errors of a file
 */
export function openJournal(path: string): Journal {
  try {
    const descriptor = openSync(path, 'a+')
    ftruncateSync(descriptor, endOfLastLine(descriptor))
    return {
      append(line) {
        try {
          writeFully(descriptor, `${line}\n`)
        } catch (error) {
          throw writeFailure(error, path)
        }
      },
      close: () => closeSync(descriptor),
    }
  } catch (error) {
    throw writeFailure(error, path)
  }
}

/**
 * The values of a file of JSON Lines, in order; none when there is no such file. A last line without its end does not
 * count.
 * @param lines where to begin and end, if not all of it is wanted
 * @throws XinjijianError `journal-damaged` with the line, and the reading errors of a file
 */
export async function* readJournal(path: string, lines?: Extent): AsyncGenerator {
  let number = 0
  try {
    for await (const { bytes, ended } of linesOfFile(path, path, LARGEST_LINE, lines)) {
      number++
      if (ended) yield parse(bytes, path, number)
    }
  } catch (error) {
    if (error instanceof XinjijianError && systemCode(error.cause) === 'ENOENT') return
    throw error
  }
}

function parse(bytes: Buffer, path: string, line: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    const hint = 'was it edited? begin anew in another folder'
    throw new XinjijianError('journal-damaged', 'is not JSON', { hint, path, position: { line, column: 1 }, cause })
  }
}

/** Offset behind the last line end. */
function endOfLastLine(descriptor: number): number {
  const block = Buffer.alloc(BLOCK)
  for (let end = fstatSync(descriptor).size; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK)
    const length = readSync(descriptor, block, 0, end - start, start)
    const at = block.subarray(0, length).lastIndexOf(0x0a)
    if (at >= 0) return start + at + 1
  }
  return 0
}
