import { XinjijianError } from '../core/errors.ts'
import type { SourceText } from '../core/text.ts'
import { readFileBytes, readStreamBytes, type ByteStream } from './bytes.ts'
import { decode } from './decode.ts'

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

/** Largest input read unless the caller says otherwise, in bytes. The longest national plans have about half a mebibyte. */
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024

export interface ReadOptions {
  /** Where `-` reads from. */
  readonly stdin: ByteStream
  /** In bytes; {@link DEFAULT_MAX_BYTES} if absent. */
  readonly maxBytes?: number
}

/**
 * A policy text from a file or, for `-`, from standard input. Nothing in it is repaired: line ends and odd characters
 * are kept, so that spans point into what is there. Only a byte order mark is taken off.
 * @throws XinjijianError `file-missing`, `is-directory`, `not-readable`, `file-empty`, `file-binary`, `utf8-invalid`,
 * `encoding-unsupported`, `file-too-large`, `read-failed`; each with the path
 */
export async function readInput(name: string, options: ReadOptions): Promise<SourceText> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES
  const bytes =
    name === STANDARD_INPUT ? await readStreamBytes(options.stdin, name, maxBytes) : await readFileBytes(name, maxBytes)
  const { text, encoding } = decode(bytes, name)
  if (text.trim() === '') throw empty(name, text)
  return { name, text, encoding, format: 'text' }
}

function empty(path: string, text: string): XinjijianError {
  const message = text === '' ? 'is empty' : 'holds only white space'
  const hint = path === STANDARD_INPUT ? 'pipe a text into it' : 'was it saved, or downloaded completely?'
  return new XinjijianError('file-empty', message, { hint, path })
}
