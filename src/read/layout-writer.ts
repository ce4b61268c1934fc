import type { Cell, Dropped, Layout, LayoutHeading, Place, Table } from '../core/layout.ts'
import type { Span } from '../core/span.ts'

/** Where a line stands in the file; see {@link Place}. */
export type PlaceNumbers = Omit<Place, keyof Span>

/** A cell of a table to be written; the grid positions are 0-based. */
export interface GridCell extends Omit<Cell, keyof Span> {
  /** One line. */
  readonly text: string
  readonly place: PlaceNumbers
}

/** Writes the text of a file line by line, and down what the format says about the lines. */
export interface LayoutWriter {
  /** Characters written so far. */
  readonly length: number
  /** A paragraph on a line of its own; with a level it is a heading. */
  line(text: string, place: PlaceNumbers, level?: number): void
  /** A paragraph whose parts stand in different places. */
  pieces(pieces: readonly { readonly text: string; readonly place: PlaceNumbers }[]): void
  /** A table, a row a line: `| a | b |`. A merged cell is written at its first row and column, the others stay empty. */
  table(cells: readonly GridCell[]): void
  /** Something left out on purpose. */
  drop(reason: string, text: string): void
  finish(): { readonly text: string; readonly layout: Layout }
}

export function createLayoutWriter(): LayoutWriter {
  const parts: string[] = []
  const headings: LayoutHeading[] = []
  const tables: Table[] = []
  const places: Place[] = []
  const dropped: Dropped[] = []
  let length = 0

  /** Appends characters and returns where they stand. */
  function write(text: string): Span {
    const start = length
    parts.push(text)
    length += text.length
    return { start, end: length }
  }

  function mark(span: Span, place: PlaceNumbers): void {
    const last = places.at(-1)
    const same = last !== undefined && last.page === place.page && last.paragraph === place.paragraph
    if (same) places[places.length - 1] = { ...last, end: span.end }
    else if (span.end > span.start) places.push({ ...span, ...place })
  }

  return {
    get length() {
      return length
    },
    line(text, place, level) {
      const span = write(text)
      mark(span, place)
      if (level !== undefined && text !== '') headings.push({ ...span, level })
      write('\n')
    },
    pieces(pieces) {
      for (const { text, place } of pieces) mark(write(text), place)
      write('\n')
    },
    table(given) {
      if (given.length === 0) return
      const byPlace = new Map(given.map((cell) => [`${cell.row} ${cell.column}`, cell]))
      const rows = given.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0)
      const columns = given.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0)
      const cells: Cell[] = []
      const start = length
      for (let row = 0; row < rows; row++) {
        write('|')
        for (let column = 0; column < columns; column++) {
          const cell = byPlace.get(`${row} ${column}`)
          write(' ')
          const span = write(cell?.text ?? '')
          if (cell !== undefined) {
            const { rowSpan, columnSpan, place } = cell
            cells.push({ ...span, row, column, rowSpan, columnSpan })
            mark(span, place)
          }
          write(' |')
        }
        if (row + 1 < rows) write('\n')
      }
      tables.push({ start, end: length, rows, columns, cells })
      write('\n')
    },
    drop(reason, text) {
      const squeezed = text.replaceAll(/\s+/g, ' ').trim()
      if (squeezed !== '') dropped.push({ reason, text: squeezed })
    },
    finish: () => ({ text: parts.join(''), layout: { headings, tables, places, dropped } }),
  }
}
