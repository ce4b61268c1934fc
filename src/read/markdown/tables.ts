import { type BarredRow, barredRow, tableOf } from '../../core/barred.ts'
import type { Table } from '../../core/layout.ts'

const LINE = /[^\r\n]+/g
/** The line below the head of a table: `| --- | :-: |`, outer bars optional. */
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/**
 * The tables of a Markdown text (with bars, as GitHub writes them): a head line, a line of dashes, rows. Rows with bars at
 * both ends and equally many cells are a table without dashes too, as this program prints those of other formats.
 */
export function markdownTables(text: string): Table[] {
  const tables: Table[] = []
  let head: BarredRow | null = null
  let open: BarredRow[] | null = null
  let end = -1
  const close = (): void => {
    if (open !== null) tables.push(tableOf(open))
    open = null
  }
  for (const { index, 0: content } of text.matchAll(LINE)) {
    const follows = index - end <= 2 && !/[\r\n][^]*[\r\n]/.test(text.slice(end, index).replace('\r\n', '\n'))
    end = index + content.length
    const row = content.includes('|') ? barredRow(content, index) : null
    if (!follows || row === null) close()
    if (row === null) head = null
    else if (open !== null) {
      if (!RULE.test(content)) open.push(row)
    } else {
      const isRule = RULE.test(content)
      const alike = head !== null && follows && row.cells.length === head.cells.length
      if (head !== null && alike && isRule) open = [head]
      else if (head !== null && alike && row.framed && head.framed && row.cells.length > 1) open = [head, row]
      else head = isRule ? null : row
    }
  }
  close()
  return tables
}
