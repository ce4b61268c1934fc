import type { Cell, Table } from '../../core/layout.ts'
import type { Span } from '../../core/span.ts'

const LINE = /[^\r\n]+/g
/** The line below the head of a table: `| --- | :-: |`, outer bars optional. */
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
/** A line of more cells than that is no row. */
const MOST_COLUMNS = 100

interface Row {
  readonly line: Span
  readonly cells: readonly Span[]
  /** Bars stand at both ends. */
  readonly framed: boolean
}

/**
 * The tables of a Markdown text (with bars, as GitHub writes them): a head line, a line of dashes, rows. Rows with bars at
 * both ends and equally many cells are a table without dashes too, as this program prints those of other formats.
 */
export function markdownTables(text: string): Table[] {
  const tables: Table[] = []
  let head: Row | null = null
  let open: Row[] | null = null
  let end = -1
  const close = (): void => {
    if (open !== null) tables.push(tableOf(open))
    open = null
  }
  for (const { index, 0: content } of text.matchAll(LINE)) {
    const follows = index - end <= 2 && !/[\r\n][^]*[\r\n]/.test(text.slice(end, index).replace('\r\n', '\n'))
    end = index + content.length
    const row = content.includes('|') ? rowOf(content, index) : null
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

function rowOf(content: string, at: number): Row | null {
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
function tableOf(rows: readonly Row[]): Table {
  const columns = rows[0]!.cells.length
  const cells = rows.flatMap((row, at): Cell[] =>
    row.cells.slice(0, columns).map((span, column) => ({ ...span, row: at, column, rowSpan: 1, columnSpan: 1 })),
  )
  return { start: rows[0]!.line.start, end: rows.at(-1)!.line.end, rows: rows.length, columns, cells }
}
