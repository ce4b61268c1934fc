import { append } from '../core/append.ts'
import type { Layout, Table } from '../core/layout.ts'
import type { CellAddress } from '../core/outline.ts'
import type { Span } from '../core/span.ts'

/** A line that is not blank, without the white space around it. */
export interface Line extends Span {
  readonly text: string
  /** The text without Markdown dress: quotation marks, heading marks, list hyphens, bold marks at the ends. */
  readonly bare: string
  /** Level of the heading that the file's format makes of it, 1 = highest. */
  readonly heading?: number
  /** It is a line of this table cell. */
  readonly cell?: CellAddress
}

/** Without the flag `u`, which makes the engine remember every character of a line in case it has to go back. */
const LINE = /[^\r\n\u2028\u2029]+/g
const DRESS_BEFORE = /^(?:[>#*_]|\s|- ){1,40}/u
const DRESS_AFTER = /[*_\s]{1,40}$/u

/**
 * The lines of a text that hold something. A line ends at LF, CR, CRLF or a Unicode line separator. Instead of the lines of
 * a table there are those of its cells.
 */
export function splitLines(text: string, { headings, tables }: Pick<Layout, 'headings' | 'tables'> = PLAIN): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const [index, table] of tables.entries()) {
    append(lines, linesIn(text, { start: at, end: table.start }))
    append(lines, cellLines(text, table, index))
    at = table.end
  }
  append(lines, linesIn(text, { start: at, end: text.length }))
  return headings.length === 0 ? lines : withHeadings(lines, headings)
}

const PLAIN = { headings: [], tables: [] }

function linesIn(text: string, { start: from, end }: Span): Line[] {
  const lines: Line[] = []
  for (const match of (from === 0 && end === text.length ? text : text.slice(from, end)).matchAll(LINE)) {
    const content = match[0].trim()
    if (content === '') continue
    const start = from + match.index + (match[0].length - match[0].trimStart().length)
    lines.push({ start, end: start + content.length, text: content, bare: undress(content) })
  }
  return lines
}

function cellLines(text: string, { cells }: Table, table: number): Line[] {
  return cells.flatMap((cell, index) => linesIn(text, cell).map((line) => ({ ...line, cell: { table, index } })))
}

function withHeadings(lines: readonly Line[], headings: Layout['headings']): Line[] {
  let next = 0
  return lines.map((line) => {
    while (next < headings.length && headings[next]!.end <= line.start) next++
    const heading = headings[next]
    const within = heading !== undefined && heading.start < line.end && line.cell === undefined
    return within ? { ...line, heading: heading.level } : line
  })
}

function undress(text: string): string {
  return text.replace(DRESS_BEFORE, '').replace(DRESS_AFTER, '')
}
