import type { Cell, Dropped, Layout, LayoutHeading, Table } from '../../core/layout.ts'
import type { Span } from '../../core/span.ts'
import type { TextOrigin } from '../../core/text.ts'
import type { Piece } from './characters.ts'

const RUNS = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g
const WHITE = /^[ \t\n\r\f]/
/** Written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Writes the text of a page line by line as a browser would show it, and keeps the way back to the file. */
export class PageWriter {
  readonly #html: string
  readonly #parts: string[] = []
  /** Of each stretch written: where it begins in the text, and its range in the file. */
  readonly #starts: number[] = []
  readonly #ranges: Span[] = []
  readonly #headings: LayoutHeading[] = []
  readonly #tables: Table[] = []
  readonly #dropped: Dropped[] = []
  #length = 0
  #last = ''
  /** White space that waits for what follows. */
  #space: { readonly at: number; readonly broken: boolean } | null = null
  #inCell = false

  constructor(html: string) {
    this.#html = html
  }

  get length(): number {
    return this.#length
  }

  get #atLineStart(): boolean {
    return this.#last === '' || this.#last === '\n'
  }

  /** Text with its white space collapsed; a line end between characters that need no space is none. */
  text({ text, start, end }: Piece): void {
    const plain = text.length === end - start
    for (const { 0: run, index } of text.matchAll(RUNS)) {
      const at = plain ? start + index : start
      if (WHITE.test(run)) {
        this.#space ??= { at, broken: false }
        if (/[\n\r]/.test(run)) this.#space = { ...this.#space, broken: true }
        continue
      }
      this.#writeSpace(run)
      this.#write(run, at, plain ? at + run.length : end)
    }
  }

  /** Text that a browser makes: the mark of a list item. */
  mark(text: string, at: number): void {
    this.#writeSpace(text)
    this.#write(text, at, at)
  }

  /** The end of a line; within a cell a space. */
  newLine(at: number): void {
    if (this.#inCell) {
      this.#space = { at, broken: false }
      return
    }
    this.#space = null
    if (!this.#atLineStart) this.#write('\n', at, at)
  }

  heading(level: number, start: number): void {
    if (this.#length > start && !this.#inCell) this.#headings.push({ start, end: this.#length, level })
  }

  /** A table, a row a line: `| a | b |`; a merged cell stands in it once. */
  table(
    rows: number,
    columns: number,
    cells: readonly (Omit<Cell, keyof Span> & { readonly at: number; write(): void })[],
  ): void {
    const start = this.#length
    const written: Cell[] = []
    let next = 0
    let at = cells[0]?.at ?? 0
    for (let row = 0; row < rows; row++) {
      this.#write('|', at, at)
      for (let column = 0; column < columns; column++) {
        this.#write(' ', at, at)
        const cell = cells[next]
        if (cell?.row === row && cell.column === column) {
          next++
          at = cell.at
          written.push({ ...this.#cell(cell.write), row, column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan })
        }
        this.#write(' |', at, at)
      }
      this.#write('\n', at, at)
    }
    this.#tables.push({ start, end: this.#length - 1, rows, columns, cells: written })
  }

  drop(reason: string, text: string): void {
    if (text !== '') this.#dropped.push({ reason, text })
  }

  finish(): { readonly text: string; readonly layout: Layout; readonly origin: TextOrigin } {
    const text = this.#parts.join('')
    const layout = { headings: this.#headings, tables: this.#tables, places: [], dropped: this.#dropped }
    const starts = [...this.#starts, this.#length]
    const ranges = this.#ranges
    const toSource = ({ start, end }: Span): Span => {
      const first = offsetIn(starts, ranges, start, 'start')
      return { start: first, end: end > start ? Math.max(first, offsetIn(starts, ranges, end - 1, 'end')) : first }
    }
    return { text, layout, origin: { text: this.#html, map: { toSource } } }
  }

  #cell(write: () => void): Span {
    const start = this.#length
    this.#inCell = true
    this.#space = null
    this.#last = ''
    write()
    this.#inCell = false
    this.#space = null
    return { start, end: this.#length }
  }

  #writeSpace(next: string): void {
    const space = this.#space
    this.#space = null
    if (space === null || this.#atLineStart) return
    if (space.broken && UNSPACED.test(this.#last) && UNSPACED.test(next[0] ?? '')) return
    this.#write(' ', space.at, space.at + 1)
  }

  #write(text: string, start: number, end: number): void {
    this.#starts.push(this.#length)
    this.#ranges.push({ start, end })
    this.#parts.push(text)
    this.#length += text.length
    this.#last = text.at(-1) ?? ''
  }
}

/** Where the character at an offset of the text begins or ends in the file. */
function offsetIn(starts: readonly number[], ranges: readonly Span[], offset: number, side: 'start' | 'end'): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= offset) low = middle + 1
    else high = middle
  }
  const index = low - 1
  const range = ranges[index]
  if (range === undefined) return 0
  if (starts[index + 1]! - starts[index]! !== range.end - range.start) return range[side]
  return range.start + offset - starts[index]! + (side === 'end' ? 1 : 0)
}
