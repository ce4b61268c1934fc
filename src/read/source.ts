import { XinjijianError } from '../core/errors.ts'
import type { SourceFormat, SourceText } from '../core/text.ts'
import { decode } from './decode.ts'
import type { Encoding } from './encodings.ts'
import { textFormatOf } from './formats.ts'
import { refuseBinary } from './signatures.ts'

/** What the user says of a file; what is not said is found out. */
export interface SourceOptions {
  readonly encoding?: Encoding
  readonly format?: SourceFormat
}

/**
 * Bytes → source text, by the format their content shows; the reader of a format is loaded when the first such file is met.
 * Nothing in the text is repaired: line ends and odd characters are kept, so that spans point into what is there. Only a
 * byte order mark is taken off.
 * @throws XinjijianError `file-empty`, `file-binary`, `encoding-invalid`; each with the path
 */
export async function readSource(bytes: Uint8Array, name: string, options: SourceOptions = {}): Promise<SourceText> {
  refuseBinary(bytes, name)
  const decoded = decode(bytes, name, options.encoding)
  if (decoded.text.trim() === '') throw empty(name, decoded.text)
  const format = options.format ?? textFormatOf(decoded.text, name)
  if (format === 'markdown') return (await import('./markdown/read.ts')).readMarkdown(decoded, name)
  return { name, ...decoded, format: 'text' }
}

function empty(path: string, text: string): XinjijianError {
  const message = text === '' ? 'is empty' : 'holds only white space'
  const hint = path === '-' ? 'pipe a text into it' : 'was it saved, or downloaded completely?'
  return new XinjijianError('file-empty', message, { hint, path })
}
