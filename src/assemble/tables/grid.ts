import type { Table } from '../../core/layout.ts'
import type { Span } from '../../core/span.ts'

export interface GridCell {
  /** Its place among the table's cells. */
  readonly index: number
  readonly span: Span
  /** Its characters without white space. */
  readonly text: string
}

/** A table in which a merged cell stands in all the places it covers. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  at(row: number, column: number): GridCell | null
}

/** @param text the text that the spans of the table are ranges of */
export function gridOf(table: Table, text: string): Grid {
  const { rows, columns } = table
  const places: (GridCell | null)[] = Array.from({ length: rows * columns }, () => null)
  for (const [index, cell] of table.cells.entries()) {
    const { start, end } = cell
    const made = { index, span: { start, end }, text: text.slice(start, end).replaceAll(/\s/g, '') }
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowSpan); row++) {
      for (let column = cell.column; column < Math.min(columns, cell.column + cell.columnSpan); column++) {
        places[row * columns + column] = made
      }
    }
  }
  return { rows, columns, at: (row, column) => places[row * columns + column] ?? null }
}

/** The same table with its rows as columns. */
export function transposed({ rows, columns, at }: Grid): Grid {
  return { rows: columns, columns: rows, at: (row, column) => at(column, row) }
}

/** True for a row that is one cell: a caption, or a heading between rows. */
export function isOneCell(grid: Grid, row: number): boolean {
  if (grid.columns < 2) return false
  const first = grid.at(row, 0)
  for (let column = 1; column < grid.columns; column++) if (grid.at(row, column) !== first) return false
  return true
}
