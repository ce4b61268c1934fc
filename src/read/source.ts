import { XinjijianError } from '../core/errors.ts'
import type { PageKnowledge } from '../core/page-knowledge.ts'
import type { SourceFormat, SourceText } from '../core/text.ts'
import { decode } from './decode.ts'
import type { Encoding } from './encodings.ts'
import { textFormatOf } from './formats.ts'
import { createGuard, type Guard } from './guard.ts'
import { readRuleset } from './resources.ts'
import { formatBySignature, refuseBinary } from './signatures.ts'

/** Read when the first page is met. */
let pages: PageKnowledge | undefined

/** What the user says of a file; what is not said is found out. */
export interface SourceOptions {
  readonly encoding?: Encoding
  readonly format?: SourceFormat
}

/**
 * Bytes → source text, by the format their content shows; the reader of a format is loaded when the first such file is met.
 * Nothing in the text is repaired: line ends and odd characters are kept, so that spans point into what is there. Only a
 * byte order mark is taken off.
 * @param guard of the document, where its time goes on after the reading or its limits are not the usual ones
 * @throws XinjijianError `file-empty`, `file-binary`, `encoding-invalid`, `limit-…` and those of the formats' readers;
 * each with the path
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  options: SourceOptions = {},
  guard: Guard = createGuard(name),
): Promise<SourceText> {
  const source = await read(bytes, name, options, guard)
  guard.check('characters', source.text.length)
  if (source.text.trim() === '') throw empty(name, source.text)
  return source
}

async function read(bytes: Uint8Array, name: string, options: SourceOptions, guard: Guard): Promise<SourceText> {
  const packed = options.format ?? formatBySignature(bytes)
  if (packed === 'docx' || packed === 'pdf') {
    const { readPacked } = await import('./packed.ts')
    const { text, layout } = await readPacked(bytes, packed, guard)
    return { name, text, encoding: 'utf-8', encodingReason: 'format', format: packed, layout }
  }
  refuseBinary(bytes, name)
  const decoded = decode(bytes, name, options.encoding)
  const format = options.format ?? textFormatOf(decoded.text, name)
  if (format === 'html') {
    const source = (await import('./html/read.ts')).readHtml(decoded, name, (pages ??= readRuleset().page), guard)
    if (source.text.trim() === '') throw withoutText(name)
    return source
  }
  if (format === 'markdown') return (await import('./markdown/read.ts')).readMarkdown(decoded, name)
  return { name, ...decoded, format: 'text' }
}

function withoutText(path: string): XinjijianError {
  const hint = 'a page that scripts put together holds none: save it again once it is shown'
  return new XinjijianError('file-empty', 'is a page without text', { hint, path })
}

function empty(path: string, text: string): XinjijianError {
  const message = text === '' ? 'is empty' : 'holds only white space'
  const hint = path === '-' ? 'pipe a text into it' : 'was it saved, or downloaded completely?'
  return new XinjijianError('file-empty', message, { hint, path })
}
