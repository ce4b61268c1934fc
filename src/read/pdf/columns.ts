import { append } from '../../core/append.ts'
import { type Line, lineOf, median } from './lines.ts'

/** A gutter between columns of text, in heights of the font. */
const NARROWEST = 1.2
const WIDEST = 5
/** Lines beside each other that make columns. */
const FEWEST = 5
/** How near to the gutter the lines of a left column end, and how many of them do. */
const FLUSH = 1.6
const SHARE = 0.7
/** Characters that a line of a column has at least, as the median. */
const LEAST = 8

/** Lines in reading order: where two columns of running text stand beside each other, the left one is read first. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const found: Line[] = []
  for (let at = 0; at < lines.length;) {
    const columns = columnsFrom(lines, at)
    if (columns === null) found.push(lines[at++]!)
    else {
      append(found, columns.left)
      append(found, columns.right)
      at += columns.count
    }
  }
  return found
}

interface Columns {
  readonly left: readonly Line[]
  readonly right: readonly Line[]
  /** How many of the lines are taken apart. */
  readonly count: number
}

function columnsFrom(lines: readonly Line[], at: number): Columns | null {
  for (const first of gaps(lines[at]!)) {
    let gutter = first
    const left: Line[] = []
    const right: Line[] = []
    let count = 0
    for (const line of lines.slice(at)) {
      const crossing = line.glyphs.some(({ x0, x1 }) => x0 < gutter.to - 1 && x1 > gutter.from + 1)
      const own = gaps(line).find(({ from, to }) => from < gutter.to && to > gutter.from)
      if (crossing && own === undefined) break
      if (own !== undefined) gutter = { from: Math.max(gutter.from, own.from), to: Math.min(gutter.to, own.to) }
      if (gutter.to - gutter.from < NARROWEST * line.size * 0.8) break
      const middle = (gutter.from + gutter.to) / 2
      const halves = [
        lineOf(line.glyphs.filter(({ x0 }) => x0 < middle)),
        lineOf(line.glyphs.filter(({ x0 }) => x0 >= middle)),
      ]
      if (halves[0]) left.push(halves[0])
      if (halves[1]) right.push(halves[1])
      count++
    }
    if (isText(left, gutter.from) && right.length >= FEWEST && median(right.map(({ text }) => text.length)) >= LEAST) {
      return { left, right, count }
    }
  }
  return null
}

function isText(lines: readonly Line[], edge: number): boolean {
  if (lines.length < FEWEST || median(lines.map(({ text }) => text.length)) < LEAST) return false
  return lines.filter(({ x1, size }) => edge - x1 < FLUSH * size).length >= SHARE * lines.length
}

function gaps({ glyphs, size }: Line): { from: number; to: number }[] {
  return glyphs.slice(1).flatMap(({ x0 }, index) => {
    const from = glyphs[index]!.x1
    return x0 - from >= NARROWEST * size && x0 - from <= WIDEST * size ? [{ from, to: x0 }] : []
  })
}
