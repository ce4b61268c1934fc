import type { Cell, Table } from './layout.ts'
import type { Span } from './span.ts'

/** A line of more cells than that is no row. */
const MOST_COLUMNS = 100

/** A line whose cells are parted by bars: `| a | b |`, outer bars optional. */
export interface BarredRow {
  readonly line: Span
  readonly cells: readonly Span[]
  /** Bars stand at both ends. */
  readonly framed: boolean
}

/** @param at where the line begins in its text, which the spans count in; null for too many cells */
export function barredRow(content: string, at: number): BarredRow | null {
  const cells: Span[] = []
  const first = content.search(/[^ \t]/)
  let start = content[first] === '|' ? first + 1 : first
  for (let index = start; index <= content.length; index++) {
    if (content[index] === '\\') index++
    else if (index === content.length ? content.slice(start).trim() !== '' : content[index] === '|') {
      cells.push(trimmed(content, start, index, at))
      start = index + 1
    }
  }
  const framed = content[first] === '|' && content.trimEnd().endsWith('|')
  return cells.length > MOST_COLUMNS ? null : { line: { start: at, end: at + content.length }, cells, framed }
}

function trimmed(content: string, start: number, end: number, at: number): Span {
  const cell = content.slice(start, end)
  const from = at + start + (cell.length - cell.trimStart().length)
  return {
    start: Math.min(from, at + end),
    end: Math.max(Math.min(from, at + end), at + start + cell.trimEnd().length),
  }
}

/** The head says how many columns there are; what stands beyond them belongs to no cell. */
export function tableOf(rows: readonly BarredRow[]): Table {
  const columns = rows[0]!.cells.length
  const cells = rows.flatMap((row, at): Cell[] =>
    row.cells.slice(0, columns).map((span, column) => ({ ...span, row: at, column, rowSpan: 1, columnSpan: 1 })),
  )
  return { start: rows[0]!.line.start, end: rows.at(-1)!.line.end, rows: rows.length, columns, cells }
}
