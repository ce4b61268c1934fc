import type { Cell, Table } from '../../core/layout.ts'
import type { Span } from '../../core/span.ts'

/** A stretch of a line in a table: a cell, empty where the row has none of its own in a column, or what parts cells. */
export interface Stretch extends Span {
  readonly isCell: boolean
}

/**
 * A line of a table as its cells, one for each column, and what stands between them; null for lines that are no row of a
 * table (or hold only a part of a cell).
 * @param tables in order, disjoint
 */
export function stretchesOf(line: Span, tables: readonly Table[]): readonly Stretch[] | null {
  const table = tables.find(({ start, end }) => start < line.end && line.start < end)
  const cells = table?.cells.filter(({ start, end }) => start < line.end && line.start < end) ?? []
  const isWhole = cells.every(({ start, end }) => line.start <= start && end <= line.end)
  return table === undefined || cells.length === 0 || !isWhole ? null : [...filled(line, cells, table.columns)]
}

function* filled(line: Span, cells: readonly Cell[], columns: number): Generator<Stretch> {
  let at = line.start
  let column = 0
  for (const { start, end, column: own } of cells) {
    if (start > at) yield { start: at, end: start, isCell: false }
    for (; column < own; column++) yield { start, end: start, isCell: true }
    yield { start, end, isCell: true }
    column++
    at = end
  }
  for (; column < columns; column++) yield { start: at, end: at, isCell: true }
  if (at < line.end) yield { start: at, end: line.end, isCell: false }
}
