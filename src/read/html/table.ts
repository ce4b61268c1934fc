import { attribute, contentOf, type Element, elementsIn, isElement, isText, textOf } from './tree.ts'

/** A cell in the grid of a table. */
export interface CellElement {
  readonly element: Element
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface Grid {
  readonly rows: number
  readonly columns: number
  /** Row by row. */
  readonly cells: readonly CellElement[]
}

/** What a table is for: data, labels with their values, or nothing but the arrangement of the page. */
export type TableUse = 'data' | 'labels' | 'arrangement'

const MOST_COLUMNS = 100
/** A cell of data has no more paragraphs and no more characters. */
const MOST_PARAGRAPHS = 12
const LONGEST_CELL = 2000
const SECTIONS = new Set(['thead', 'tbody', 'tfoot'])
const LABEL_END = /[:\uff1a]$/

/** The cells of a table where its spans put them. */
export function gridOf(table: Element): Grid {
  const lines = rowsOf(table)
  const taken = new Set<number>()
  const cells: CellElement[] = []
  let columns = 0
  for (const [row, line] of lines.entries()) {
    let column = 0
    for (const element of line) {
      while (taken.has(row * MOST_COLUMNS + column)) column++
      if (column >= MOST_COLUMNS) break
      const columnSpan = Math.min(MOST_COLUMNS - column, spanOf(element, 'colspan') || 1)
      const down = spanOf(element, 'rowspan')
      const rowSpan = Math.min(lines.length - row, down === 0 ? lines.length : down)
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(r * MOST_COLUMNS + c)
      cells.push({ element, row, column, rowSpan, columnSpan })
      column += columnSpan
      columns = Math.max(columns, column)
    }
  }
  return { rows: lines.length, columns, cells }
}

export function useOf(table: Element, { rows, columns, cells }: Grid): TableUse {
  if (attribute(table, 'role') === 'presentation' || columns < 2) return 'arrangement'
  if (cells.some(({ element }) => !isCellOfData(element))) return 'arrangement'
  const labels = cells.filter(({ element, column }) => column % 2 === 0 && LABEL_END.test(textOf(element)))
  if (labels.length * 2 > cells.filter(({ column }) => column % 2 === 0).length) return 'labels'
  return rows < 2 ? 'arrangement' : 'data'
}

function isCellOfData(cell: Element): boolean {
  let paragraphs = 0
  for (const { tagName } of elementsIn(cell)) {
    if (tagName === 'table' || /^h[1-6]$/.test(tagName)) return false
    if (tagName === 'p' && ++paragraphs > MOST_PARAGRAPHS) return false
  }
  return textOf(cell).length <= LONGEST_CELL
}

function rowsOf(table: Element): Element[][] {
  const rows = table.childNodes
    .filter(isElement)
    .flatMap((child) => (SECTIONS.has(child.tagName) ? child.childNodes.filter(isElement) : [child]))
  return rows
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => contentOf(row).filter((cell): cell is Element => !isText(cell)))
}

function spanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const written = attribute(cell, name)
  return written !== undefined && /^\s*\d{1,4}\s*$/.test(written) ? Number(written) : 1
}
