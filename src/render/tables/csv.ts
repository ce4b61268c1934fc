import type { Cell, Row, TableShape } from '../../core/table.ts'
import { UNSAFE, visible } from '../visible.ts'

interface CsvOptions {
  /** Begin with a byte order mark, without which Excel takes UTF-8 for another encoding. */
  readonly bom?: boolean
}

/** First line of a table as CSV: the names of its columns. */
export function csvHead({ columns }: TableShape, { bom = false }: CsvOptions = {}): string {
  return `${bom ? '\uFEFF' : ''}${columns.map(({ name }) => name).join(',')}\n`
}

/**
 * Rows as CSV (RFC 4180, lines ended by LF), a line for each. Nothing known is nothing between the commas. A text stays one
 * line, and no cell is a formula to a spreadsheet, see {@link csvText}.
 */
export function csvLines(rows: readonly Row[]): string {
  let lines = ''
  for (const row of rows) lines += `${row.map(csvCell).join(',')}\n`
  return lines
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  if (!MARKED.test(cell)) return cell
  const text = csvText(cell)
  return /[",;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet takes for the beginning of a formula, at the beginning of a cell or behind a mark that some separate cells by. */
const FORMULA = /(^|;)(?=[=+\-@＝＋－＠'])/g

/** What no cell has that can stand as it is. Most have none of it, and one look is enough. */
const MARKED = new RegExp(String.raw`[",;]|^[\s=+\-@＝＋－＠']|\s$|${UNSAFE.source}`, 'u')

/**
 * A text for a cell of CSV: control characters and marks that turn the direction of writing are spelled out
 * (`\u{1b}`), and where a spreadsheet would begin a formula it finds `'` first. So that `'` can be taken away again, a text
 * that begins with one gets another: `replace(/(^|;)'/g, '$1')` gives the text back.
 */
function csvText(text: string): string {
  return visible(text).replace(FORMULA, "$1'")
}
