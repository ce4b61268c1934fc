import { isUtf8 } from 'node:buffer'
import { XinjijianError } from '../core/errors.ts'
import type { EncodingReason } from '../core/text.ts'
import { decodeLeniently, decodeStrictly, firstInvalid, markedEncoding, titleOf, type Encoding } from './encodings.ts'
import { readEveryday } from './resources.ts'

/** Characters as decoded, from what, and why that was taken. */
export interface Decoded {
  readonly text: string
  /** `utf-8`, `gb18030` …; with `-bom` when a byte order mark stood in front (it is not part of `text`). */
  readonly encoding: string
  readonly encodingReason: EncodingReason
}

/** Encodings that are tried on bytes which are not UTF-8; the first of equals is taken. */
const CANDIDATES = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[]
/** Of the characters beyond ASCII at least this share is everyday in any real text; in misread ones few are. */
const LEAST_EVERYDAY = 0.25
/** So many characters show which encoding it is. */
const MOST_COUNTED = 100_000

/**
 * Decodes strictly; the one place that decides which encoding a text has. A byte order mark is obeyed, valid UTF-8 is
 * UTF-8; else the encoding in which the bytes are valid and give the most everyday characters.
 * @param asked what the user says it is; then nothing is tried
 * @throws XinjijianError `file-binary`, `encoding-invalid` (with line and column)
 */
export function decode(bytes: Uint8Array, path: string, asked?: Encoding): Decoded {
  if (asked !== undefined) {
    const hint = 'leave --encoding out to have the encoding found, or name another'
    return inEncoding(bytes, path, asked, 'asked', hint)
  }
  const marked = markedEncoding(bytes)
  if (marked !== null) {
    const hint = 'the byte order mark at its beginning says so; --encoding NAME says otherwise'
    return inEncoding(bytes, path, marked, 'byte-order-mark', hint)
  }
  const nul = bytes.indexOf(0)
  if (nul < 0 && isUtf8(bytes)) return inEncoding(bytes, path, 'utf-8', 'valid-utf-8', '')
  return likeliest(bytes, path, nul)
}

/**
 * For the program's own files (rules, settings), which are UTF-8.
 * @throws as {@link decode}
 */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  return inEncoding(bytes, path, 'utf-8', 'asked', 'save it as UTF-8').text
}

function inEncoding(
  bytes: Uint8Array,
  path: string,
  encoding: Encoding,
  encodingReason: EncodingReason,
  hint: string,
): Decoded {
  const text = decodeStrictly(bytes, encoding)
  if (text === null) throw invalid(bytes, path, encoding, hint)
  const nul = text.indexOf('\0')
  if (nul >= 0) throw binary(path, `NUL at character ${nul}`)
  const hasMark = text.startsWith('\uFEFF')
  return {
    text: hasMark ? text.slice(1) : text,
    encoding: hasMark ? `${encoding}-bom` : encoding,
    encodingReason,
  }
}

/** @param nul offset of the first NUL byte, which only UTF-16 texts have, or -1 */
function likeliest(bytes: Uint8Array, path: string, nul: number): Decoded {
  const everyday = readEveryday()
  const tried = CANDIDATES.filter((encoding) => nul < 0 || encoding.startsWith('utf-16'))
  const readings = tried.flatMap((encoding) => {
    const text = decodeStrictly(bytes, encoding)
    return text === null || text.includes('\0') ? [] : [{ encoding, text, ...countEveryday(text, everyday) }]
  })
  const [best] = readings.toSorted((a, b) => b.known - a.known)
  const likely = best !== undefined && best.known > 0 && best.known >= best.all * LEAST_EVERYDAY
  // Damaged UTF-8 is sometimes valid in another encoding, where it makes no sense.
  const damaged = (['utf-8', ...tried] as const)
    .map((encoding) => ({ encoding, ...countEveryday(decodeLeniently(bytes, encoding), everyday) }))
    .toSorted((a, b) => b.known - a.known)[0]
  if (likely && (damaged === undefined || damaged.known <= best.known)) {
    return { text: best.text, encoding: best.encoding, encodingReason: 'everyday-characters' }
  }
  if (nul >= 0 && (damaged === undefined || damaged.known === 0)) throw binary(path, `NUL at byte ${nul}`)
  const meant = damaged === undefined || damaged.known === 0 ? 'utf-8' : damaged.encoding
  if (decodeStrictly(bytes, meant) !== null) throw binary(path, 'it makes no sense in any encoding that is read')
  throw invalid(bytes, path, meant, 'it is damaged there, or in an encoding that is not read: save it as UTF-8')
}

function countEveryday(text: string, everyday: ReadonlySet<number>): { readonly known: number; readonly all: number } {
  let known = 0
  let all = 0
  for (let at = 0; at < Math.min(text.length, MOST_COUNTED); at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    all++
    if (everyday.has(code)) known++
  }
  return { known, all }
}

function binary(path: string, why: string): XinjijianError {
  const hint = 'give a text file; --encoding NAME says what it is in, if it is one'
  return new XinjijianError('file-binary', `is a binary file (${why})`, { hint, path })
}

function invalid(bytes: Uint8Array, path: string, encoding: Encoding, otherwise: string): XinjijianError {
  const { byte, position, atEnd } = firstInvalid(bytes, encoding)
  const hint = atEnd ? 'the file ends in the middle of a character: it may have been cut off' : otherwise
  return new XinjijianError('encoding-invalid', `is not valid ${titleOf(encoding)} at byte ${byte}`, {
    hint,
    path,
    position,
  })
}
