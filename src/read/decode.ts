import { isUtf8 } from 'node:buffer'
import { XinjijianError, type Position } from '../core/errors.ts'

/** Characters as decoded, and from what. */
export interface Decoded {
  readonly text: string
  /** `utf-8`, or `utf-8-bom` when a byte order mark stood in front (it is not part of `text`). */
  readonly encoding: string
}

/** First bytes of files that are no text, and what a user would call them. */
const SIGNATURES: readonly { readonly start: string; readonly kind: string }[] = [
  { start: '%PDF-', kind: 'a PDF' },
  { start: 'PK\x03\x04', kind: 'a zip archive (a DOCX or XLSX is one)' },
  { start: '\xD0\xCF\x11\xE0', kind: 'an old Office document' },
  { start: '\x1F\x8B', kind: 'a gzip archive' },
  { start: '\x89PNG', kind: 'a picture' },
  { start: '\xFF\xD8\xFF', kind: 'a picture' },
]

/**
 * Decodes strictly; the one place that decides which encoding a text has (here UTF-8 only).
 * @throws XinjijianError `file-binary`, `encoding-unsupported`, `utf8-invalid` (with line and column)
 */
export function decode(bytes: Uint8Array, path: string): Decoded {
  refuseBinary(bytes, path)
  if (!isUtf8(bytes)) throw invalid(bytes, path)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return text.startsWith('\uFEFF') ? { text: text.slice(1), encoding: 'utf-8-bom' } : { text, encoding: 'utf-8' }
}

function refuseBinary(bytes: Uint8Array, path: string): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const known = SIGNATURES.find(({ start }) => head.startsWith(start))
  if (known) {
    throw new XinjijianError('file-binary', `is ${known.kind}, not a text file`, {
      hint: 'save it as plain text',
      path,
    })
  }
  if (head.startsWith('\xFF\xFE') || head.startsWith('\xFE\xFF')) {
    const hint = `convert it first: ${iconv('UTF-16', path)}`
    throw new XinjijianError('encoding-unsupported', 'is UTF-16; only UTF-8 is read so far', { hint, path })
  }
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const hint = `give a text file; if it is UTF-16 without a mark, convert it first: ${iconv('UTF-16LE', path)}`
    throw new XinjijianError('file-binary', `is a binary file (NUL at byte ${nul})`, { hint, path })
  }
}

function invalid(bytes: Uint8Array, path: string): XinjijianError {
  const { byte, position, atEnd } = firstInvalid(bytes)
  const message = `is not valid UTF-8 at byte ${byte}`
  const hint = atEnd
    ? 'the file ends in the middle of a character: it may have been cut off'
    : `other encodings are not read yet; if it is GB18030 or GBK, convert it first: ${iconv('GB18030', path)}`
  return new XinjijianError('utf8-invalid', message, { hint, path, position })
}

function iconv(from: string, path: string): string {
  return `iconv -f ${from} -t UTF-8 ${path === '-' ? '' : `"${path}" `}> converted.txt`
}

/**
 * Decodes leniently and looks for the first replacement character that the bytes do not hold themselves; up to there
 * characters and bytes correspond exactly.
 */
function firstInvalid(bytes: Uint8Array): { byte: number; position: Position; atEnd: boolean } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let byte = 0
  let from = 0
  let at = text.indexOf('\uFFFD')
  for (; at >= 0; at = text.indexOf('\uFFFD', from)) {
    byte += Buffer.byteLength(text.slice(from, at))
    const written = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd
    if (!written) break
    byte += 3
    from = at + 1
  }
  const lead = bytes[byte] ?? 0
  const atEnd = at === text.length - 1 && bytes.length - byte < 4 && lead >= 0xc2 && lead <= 0xf4
  return { byte, position: endOf(text.slice(text.startsWith('\uFEFF') ? 1 : 0, at)), atEnd }
}

function endOf(text: string): Position {
  const lines = text.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
