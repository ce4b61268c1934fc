import type { Span } from '../../core/span.ts'

/** Something to be highlighted in a text. */
export interface Mark extends Span {
  /** Name of its style: `goal`, `indicator`, `quantity`, … */
  readonly kind: string
  /** Key of the record it belongs to; null if to none. */
  readonly record: string | null
  /** What the characters read as, normalized; null where that says nothing new. */
  readonly reading: string | null
  /** Among marks of one span, the lower encloses the higher. */
  readonly rank: number
}

/** A text cut at the edges of its marks, nested: a stretch of plain text, or a piece of a mark with what is inside. */
export type Piece = { readonly text: string } | MarkPiece

export interface MarkPiece {
  readonly mark: Mark
  /** The mark begins, ends here: where marks cross, one is given in several pieces. */
  readonly begins: boolean
  readonly ends: boolean
  readonly inside: readonly Piece[]
}

/** Outer marks before inner ones. */
export function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end || a.rank - b.rank
}

/**
 * Cuts the range of a text at its marks. Every character stands in the result once and in order; a mark that crosses
 * another is cut at the end of the one that began before it.
 * @param marks sorted by {@link byPlace}; those outside the range are left out
 */
export function piecesOf(text: string, range: Span, marks: readonly Mark[]): Piece[] {
  const clipped = marks.flatMap((mark) => {
    const start = Math.max(mark.start, range.start)
    const end = Math.min(mark.end, range.end)
    return start < end ? [{ mark, start, end }] : []
  })
  return nested(text, range, clipped.toSorted(outerFirst))
}

/** As much of a mark as lies in the range at hand. */
interface Clipped extends Span {
  readonly mark: Mark
}

function outerFirst(a: Clipped, b: Clipped): number {
  return a.start - b.start || b.end - a.end || a.mark.rank - b.mark.rank || byPlace(a.mark, b.mark)
}

function nested(text: string, range: Span, marks: readonly Clipped[]): Piece[] {
  const pieces: Piece[] = []
  let at = range.start
  let waiting = marks
  while (waiting.length > 0) {
    const [outer, ...rest] = waiting as [Clipped, ...Clipped[]]
    if (outer.start > at) pieces.push({ text: text.slice(at, outer.start) })
    const inner = rest.filter(({ start }) => start < outer.end)
    const beyond = inner.flatMap((each) => (each.end > outer.end ? [{ ...each, start: outer.end }] : []))
    pieces.push({
      mark: outer.mark,
      begins: outer.start === outer.mark.start,
      ends: outer.end === outer.mark.end,
      inside: nested(
        text,
        outer,
        inner.map((each) => (each.end > outer.end ? { ...each, end: outer.end } : each)),
      ),
    })
    const after = rest.slice(inner.length)
    waiting = beyond.length === 0 ? after : [...beyond, ...after].toSorted(outerFirst)
    at = outer.end
  }
  if (at < range.end) pieces.push({ text: text.slice(at, range.end) })
  return pieces
}
