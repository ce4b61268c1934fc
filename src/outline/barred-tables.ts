import { type BarredRow, barredRow, tableOf } from '../core/barred.ts'
import type { Table } from '../core/layout.ts'

const LINE = /[^\r\n]+/g
/** Fewer rows, or cells in a row, are lines with bars in them: paths through a site, dates beside a source. */
const FEWEST_ROWS = 3
const FEWEST_CELLS = 3

/**
 * The tables of a plain text, as pages are saved without their markup: lines with equally many cells between bars
 * (`1 | a | 27.4 |`) and nothing but blank lines between them.
 */
export function barredTables(text: string): Table[] {
  const tables: Table[] = []
  if (!text.includes('|')) return tables
  let rows: BarredRow[] = []
  const close = (): void => {
    if (rows.length >= FEWEST_ROWS) tables.push(tableOf(rows))
    rows = []
  }
  for (const { index, 0: content } of text.matchAll(LINE)) {
    const row = content.includes('|') ? barredRow(content, index) : null
    const last = rows.at(-1)
    const follows = last !== undefined && text.slice(last.line.end, index).trim() === ''
    const goesOn = follows && row?.cells.length === last.cells.length
    if (!goesOn) close()
    if (row !== null && row.cells.length >= FEWEST_CELLS) rows.push(row)
  }
  close()
  return tables
}
