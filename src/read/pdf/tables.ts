import { groupBy } from '../../core/group.ts'
import type { Glyph, Rule } from './geometry.ts'
import { joinWrapped } from './join.ts'
import { linesOf } from './lines.ts'

/** A ruled table on a page. */
export interface RuledTable {
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
  /** Where its columns begin and end. */
  readonly edges: readonly number[]
  readonly rows: number
  readonly columns: number
  readonly cells: readonly RuledCell[]
}

export interface RuledCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
}

/** Rules that should meet may miss each other by this much. */
const NEAR = 3
/** More lines than that are a drawing. */
const MOST_LINES = 2_000

interface Box {
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
}

/** The tables that the lines of a page rule, with the characters in their cells, and the characters that are in none. */
export function ruledTables(
  glyphs: readonly Glyph[],
  rules: readonly Rule[],
): { readonly tables: readonly RuledTable[]; readonly rest: readonly Glyph[] } {
  const lines = merged(rules)
  if (lines.length > MOST_LINES) return { tables: [], rest: glyphs }
  const tables: RuledTable[] = []
  let rest = glyphs
  for (const group of connected(lines)) {
    const grid = gridOf(group)
    if (grid === null) continue
    const inside = (glyph: Glyph): boolean => within(glyph, grid.box)
    const own = rest.filter(inside)
    const cells = cellsOf(grid, own)
    if (cells.filter(({ text }) => text !== '').length < 2 || grid.xs.length < 3) continue
    rest = rest.filter((glyph) => !inside(glyph))
    tables.push({ ...grid.box, edges: grid.xs, rows: grid.ys.length - 1, columns: grid.xs.length - 1, cells })
  }
  return { tables: tables.toSorted((a, b) => a.top - b.top), rest }
}

/** Pieces on one line that touch become one; the edges of a thin rectangle are one line. */
function merged(rules: readonly Rule[]): Rule[] {
  const found: Rule[] = []
  for (const rule of rules.toSorted(
    (a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from,
  )) {
    const same = found.findLast(
      (line, index) =>
        index >= found.length - 64 &&
        line.upright === rule.upright &&
        Math.abs(line.at - rule.at) <= NEAR / 2 &&
        rule.from <= line.to + NEAR &&
        rule.to >= line.from - NEAR,
    )
    if (same === undefined) found.push(rule)
    else
      found[found.lastIndexOf(same)] = { ...same, from: Math.min(same.from, rule.from), to: Math.max(same.to, rule.to) }
  }
  return found
}

/** Groups of lines that cross or touch each other. */
function connected(lines: readonly Rule[]): Rule[][] {
  const groupOf = lines.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (groupOf[at] !== at) at = groupOf[at] = groupOf[groupOf[at]!]!
    return at
  }
  const upright = [...lines.keys()].filter((index) => lines[index]!.upright)
  for (const [index, level] of lines.entries()) {
    if (level.upright) continue
    for (const other of upright) {
      const line = lines[other]!
      const meets = spans(level, line.at) && spans(line, level.at)
      if (meets) groupOf[root(index)] = root(other)
    }
  }
  return [...groupBy(lines.keys(), root).values()].map((group) => group.map((index) => lines[index]!))
}

function spans({ from, to }: Rule, at: number): boolean {
  return from - NEAR <= at && at <= to + NEAR
}

interface Grid {
  readonly box: Box
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly group: readonly Rule[]
}

function gridOf(group: readonly Rule[]): Grid | null {
  const xs = distinct(group.filter(({ upright }) => upright).map(({ at }) => at))
  const ys = distinct(group.filter(({ upright }) => !upright).map(({ at }) => at))
  if (xs.length < 2 || ys.length < 2) return null
  return { box: { x0: xs[0]!, x1: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)! }, xs, ys, group }
}

function distinct(values: readonly number[]): number[] {
  const found: number[] = []
  for (const value of values.toSorted((a, b) => a - b))
    if (value - (found.at(-1) ?? -Infinity) > NEAR) found.push(value)
  return found
}

/** Fields without a line between them are one cell. */
function cellsOf({ xs, ys, group }: Grid, glyphs: readonly Glyph[]): RuledCell[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const parted = (upright: boolean, at: number, middle: number): boolean =>
    group.some((line) => line.upright === upright && Math.abs(line.at - at) <= NEAR && spans(line, middle))
  const taken = new Set<number>()
  const cells: RuledCell[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      let columnSpan = 1
      let rowSpan = 1
      const middleY = (ys[row]! + ys[row + 1]!) / 2
      while (
        column + columnSpan < columns &&
        !taken.has(row * columns + column + columnSpan) &&
        !parted(true, xs[column + columnSpan]!, middleY)
      )
        columnSpan++
      const middleX = (xs[column]! + xs[column + 1]!) / 2
      while (row + rowSpan < rows && !parted(false, ys[row + rowSpan]!, middleX)) rowSpan++
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(r * columns + c)
      const box = { x0: xs[column]!, x1: xs[column + columnSpan]!, top: ys[row]!, bottom: ys[row + rowSpan]! }
      const text = joinWrapped(linesOf(glyphs.filter((glyph) => within(glyph, box))))
      cells.push({ row, column, rowSpan, columnSpan, text })
    }
  }
  return cells
}

/** Is the middle of the character in the box? */
function within({ x0, x1, y, size }: Glyph, box: Box): boolean {
  const x = (x0 + x1) / 2
  const middle = y - size / 3
  return x >= box.x0 && x < box.x1 && middle >= box.top && middle < box.bottom
}
