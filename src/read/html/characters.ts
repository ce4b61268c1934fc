import { parseFragment } from 'parse5'
import type { Span } from '../../core/span.ts'
import { isText, placeOf, type TextNode } from './tree.ts'

/** Characters of a text and the range of the file they came from; of equal length they correspond one to one. */
export interface Piece extends Span {
  readonly text: string
}

const REFERENCE = /&(?:#x[0-9a-f]{1,8}|#\d{1,8}|[a-z][a-z0-9]{1,32});?/iy
/** Tags and comments that the parser passes over inside one text. */
const MARKUP = /<(?:!--[^]*?-->|[a-z/!?][^>]*>)/iy
const decoded = new Map<string, string>()

/** The pieces of a text node: stretches that stand in the file as they are, and character references. */
export function piecesOf(node: TextNode, html: string): Piece[] {
  const place = placeOf(node)
  if (place === null) return []
  const raw = html.slice(place.start, place.end)
  if (raw === node.value) return [{ ...place, text: raw }]
  return aligned(raw, node.value, place.start) ?? [{ ...place, text: node.value }]
}

/** Walks file and text side by side; null where they do not go together (texts that the parser moved). */
function aligned(raw: string, value: string, offset: number): Piece[] | null {
  const pieces: Piece[] = []
  let from = 0
  let at = 0
  let read = 0
  const flush = (): void => {
    if (at > from) pieces.push({ start: offset + from, end: offset + at, text: raw.slice(from, at) })
  }
  while (at < raw.length) {
    const reference = raw[at] === '&' ? referenceAt(raw, at) : null
    const stands = reference?.text ?? (raw[at] === '\r' ? '\n' : null)
    const length = reference?.length ?? (raw.startsWith('\r\n', at) ? 2 : 1)
    if (stands === null) {
      MARKUP.lastIndex = at
      const markup = raw[at] === '<' ? MARKUP.exec(raw)?.[0] : undefined
      if (markup !== undefined) {
        flush()
        from = at += markup.length
        continue
      }
      if (raw[at] !== value[read]) return null
      at++
      read++
      continue
    }
    if (!value.startsWith(stands, read)) return null
    flush()
    pieces.push({ start: offset + at, end: offset + at + length, text: stands })
    at += length
    from = at
    read += stands.length
  }
  flush()
  return read === value.length ? pieces : null
}

/** The character reference at an offset and what the parser makes of it; null for a plain `&`. */
function referenceAt(raw: string, at: number): { readonly text: string; readonly length: number } | null {
  REFERENCE.lastIndex = at
  const written = REFERENCE.exec(raw)?.[0]
  if (written === undefined) return null
  let text = decoded.get(written)
  if (text === undefined) {
    const [node] = parseFragment(written).childNodes
    text = node !== undefined && isText(node) ? node.value : written
    decoded.set(written, text)
  }
  return text === written ? null : { text, length: written.length }
}
