import { writeXlsx, type CellValue, type ColumnDef, type WriteSheet } from 'hucre/xlsx'
import type { Cell, Column, Row, TableShape } from '../../core/table.ts'
import { displayWidth } from '../width.ts'
import { visible } from '../visible.ts'

interface Sheet {
  readonly shape: TableShape
  readonly rows: readonly Row[]
}

/** Characters that Excel takes in one cell. */
const LONGEST_CELL = 32_767

/** Widest a column gets, in characters; longer texts run under the next cell. */
const WIDEST = 40

/** A workbook must say when it was changed; the same extraction must give the same bytes. */
const CHANGED = new Date(Date.UTC(1980, 0, 1))

/**
 * Tables as an Excel workbook, a sheet for each: typed cells, the header frozen and filtered, and in front the source with its
 * line. A text is never a formula; what could steer or hide something is spelled out (`\u{202e}`).
 */
export function xlsxBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf), properties: { creator: 'xinjijian', modified: CHANGED } })
}

function sheetOf({ shape, rows }: Sheet): WriteSheet {
  const source = sourceOf(shape.columns)
  const names = [...(source === null ? [] : ['source']), ...shape.columns.map(({ name }) => name)]
  const lines = rows.map((row) => [...(source === null ? [] : [source(row)]), ...row].map(cellOf))
  return {
    name: shape.name,
    columns: names.map((_, index) => columnOf(names, lines, index)),
    rows: [names, ...lines],
    cells: new Map(names.map((_, index) => [`0,${index}`, { style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letters(names.length)}${lines.length + 1}` },
  }
}

/** `plan.txt:24` for the rows of a table that says both. */
function sourceOf(columns: readonly Column[]): ((row: Row) => Cell) | null {
  const file = columns.findIndex(({ name }) => name === 'source_file')
  const line = columns.findIndex(({ name }) => name === 'line')
  if (file < 0 || line < 0) return null
  return (row) => `${row[file] ?? ''}:${row[line] ?? ''}`
}

function cellOf(cell: Cell): CellValue {
  if (typeof cell !== 'string') return cell
  const text = visible(cell)
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text
}

function columnOf(names: readonly string[], lines: readonly (readonly CellValue[])[], index: number): ColumnDef {
  const widths = lines.map((line) => displayWidth(String(line[index] ?? '')))
  const widest = widths.reduce((most, width) => Math.max(most, width), displayWidth(names[index] ?? '') + 3)
  return { width: Math.min(WIDEST, widest + 1) }
}

/** The letters of the n-th column of a sheet, from 1. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + last : last
}
