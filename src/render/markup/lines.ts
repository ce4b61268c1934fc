import type { Span } from '../../core/span.ts'

/** A line without its end; `number` counts from 1, as in spans. */
export interface Line extends Span {
  readonly number: number
}

/** The lines of a text; a line ends at LF, CRLF or a lone CR. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: end.index, number: lines.length + 1 })
    start = end.index + end[0].length
  }
  if (start < text.length) lines.push({ start, end: text.length, number: lines.length + 1 })
  return lines
}
