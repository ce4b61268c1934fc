/** A line of a page, as it looks. */
export interface Line {
  /** Offset of the first character and behind the last that is no white space; equal for a blank line. */
  readonly start: number
  readonly end: number
  /** In half-width columns from the left edge, 0 for a blank line. */
  readonly width: number
  /** Begins further right than most lines of the page. */
  readonly indented: boolean
}

const WIDE = 0x2e80
/** White space at line ends that does not count. */
const SLACK = 8
/** So many columns to the right are an indent. */
const INDENT = 2
/** What is wider than so many lines cannot be wrapped: an address, a row of signs. */
const NEARLY_ALL = 0.98

/** The lines of a page none of which is wider than `widest` columns, or no lines at all. */
export function pageLines(text: string, widest: number): Line[] {
  const lines: (Line & { readonly left: number })[] = []
  let index = 0
  for (let next = 0; next <= text.length; index = next) {
    const stop = text.indexOf('\n', index)
    next = stop < 0 ? text.length + 1 : stop + 1
    if (next - index > widest + SLACK) return []
    const line = text.slice(index, next - 1)
    const end = line.trimEnd().length
    const start = end - line.trim().length
    const width = columns(line, 0, end)
    if (width > widest) return []
    lines.push({ start: index + start, end: index + end, width, left: columns(line, 0, start), indented: false })
  }
  const margin = lines.reduce((least, { width, left }) => (width > 0 ? Math.min(least, left) : least), Infinity)
  return lines.map(({ start, end, width, left }) => ({ start, end, width, indented: left >= margin + INDENT }))
}

/** The width that hardly a line exceeds, 0 for a page without text. */
export function filledWidth(lines: readonly Line[]): number {
  const widths = lines.map(({ width }) => width).filter((width) => width > 0)
  return widths.toSorted((a, b) => a - b)[Math.ceil(widths.length * NEARLY_ALL) - 1] ?? 0
}

function columns(text: string, from: number, to: number): number {
  let width = 0
  for (let at = from; at < to; at++) width += text.charCodeAt(at) >= WIDE ? 2 : 1
  return width
}
