/** A line of a page, as it looks. */
export interface Line {
  /** Offset of the line's first character, and behind the last before the line end. */
  readonly from: number
  readonly to: number
  /** Offset of the first character and behind the last that is no white space; equal for a blank line. */
  readonly start: number
  readonly end: number
  /** Begins further right than most lines of the page. */
  readonly indented: boolean
}

/** Two lines that follow each other without a blank one, the second at the margin. */
export interface Break {
  readonly line: Line
  readonly next: Line
}

/** From this code on characters are wide: two half-width columns. */
export const WIDE = 0x2e80
/** White space at line ends that does not count. */
const SLACK = 8
/** So many columns to the right are an indent. */
const INDENT = 2

/** The lines of a page none of which is wider than `widest` columns, or no lines at all. */
export function pageLines(text: string, widest: number): Line[] {
  const lines: (Line & { readonly left: number })[] = []
  let margin = Infinity
  let from = 0
  for (let next = 0; next <= text.length; from = next) {
    const stop = text.indexOf('\n', from)
    next = stop < 0 ? text.length + 1 : stop + 1
    if (next - from > widest + SLACK) return []
    const line = text.slice(from, next - 1)
    const end = line.trimEnd().length
    const start = end - line.trim().length
    if (columns(line, 0, end) > widest) return []
    const left = columns(line, 0, start)
    if (start < end) margin = Math.min(margin, left)
    const to = line.endsWith('\r') ? next - 2 : next - 1
    lines.push({ from, to, start: from + start, end: from + end, left, indented: false })
  }
  return lines.map(({ left, ...line }) => ({ ...line, indented: left >= margin + INDENT }))
}

export function isBlank({ start, end }: Line): boolean {
  return start === end
}

export function breaksBetween(lines: readonly Line[]): Break[] {
  return lines.slice(1).flatMap((next, index) => {
    const line = lines[index]!
    return isBlank(line) || isBlank(next) || next.indented ? [] : [{ line, next }]
  })
}

/** In half-width columns. */
function columns(text: string, from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at++) width += text.charCodeAt(at) >= WIDE ? 2 : 1
  return width
}
