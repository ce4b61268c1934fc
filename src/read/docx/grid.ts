import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { valueOf } from './styles.ts'

/** A cell in the grid of a table; a cell merged downwards stands in it once. */
export interface CellElement {
  readonly row: number
  readonly column: number
  rowSpan: number
  columnSpan: number
  readonly element: XmlElement
}

export interface Grid {
  readonly cells: readonly CellElement[]
  readonly columns: number
  /** Rows marked as deleted. */
  readonly deleted: readonly XmlElement[]
}

/** Word itself has no more. */
const MOST_COLUMNS = 63
/** Around rows or cells, and nothing by themselves. */
const CONTAINERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'])

/** The cells of `w:tbl`, put where the merges leave them. */
export function readGrid(table: XmlElement): Grid {
  const cells: CellElement[] = []
  const deleted: XmlElement[] = []
  /** Column → the cell above that goes on downwards. */
  let above = new Map<number, CellElement>()
  let columns = 0
  let row = 0
  for (const element of within(table, 'w:tr')) {
    const properties = childOf(element, 'w:trPr')
    if (childOf(properties, 'w:del') !== undefined) {
      deleted.push(element)
      continue
    }
    const open = new Map<number, CellElement>()
    let column = span(valueOf(properties, 'w:gridBefore'), 0)
    let before: CellElement | undefined
    for (const cell of within(element, 'w:tc')) {
      const own = childOf(cell, 'w:tcPr')
      const width = span(valueOf(own, 'w:gridSpan'), 1)
      const down = childOf(own, 'w:vMerge')
      const goesOn = down !== undefined && down.attributes['w:val'] !== 'restart'
      const over = goesOn ? above.get(column) : undefined
      if (valueOf(own, 'w:hMerge') === 'continue' && before !== undefined) before.columnSpan += width
      else if (over === undefined) {
        before = { row, column, rowSpan: 1, columnSpan: width, element: cell }
        cells.push(before)
        if (down !== undefined) open.set(column, before)
      } else {
        over.rowSpan = row - over.row + 1
        open.set(column, over)
        before = undefined
      }
      column = Math.min(MOST_COLUMNS, column + width)
      if (column === MOST_COLUMNS) break
    }
    columns = Math.max(columns, column)
    above = open
    row++
  }
  return { cells, columns, deleted }
}

function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.name === name) return [node]
    return CONTAINERS.has(node.name) ? within(node, name) : []
  })
}

function span(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,4}$/.test(value) ? Math.min(MOST_COLUMNS, Number(value)) : otherwise
}

/** The cells of a table in a cell, and others that are read without their grid. */
export function cellElements(table: XmlElement): XmlElement[] {
  return childrenOf(table, 'w:tr').flatMap((row) => childrenOf(row, 'w:tc'))
}
