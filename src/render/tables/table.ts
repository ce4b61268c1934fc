import type { Extraction } from '../../core/extraction.ts'
import type { Cell, Column, Row, TableShape } from '../../core/table.ts'
import { documentFrame, type DocumentContext, type DocumentFrame } from './document-frame.ts'

/** One kind of record as a table in which every record is a row and every value has a column. */
export interface TidyTable extends TableShape {
  rows(extraction: Extraction, context: DocumentContext): Row[]
}

/** A column together with how a record of the table fills it. */
export interface FilledColumn<Item> extends Column {
  readonly value: (item: Item, frame: DocumentFrame) => Cell | undefined
}

interface Definition<Item> extends Omit<TableShape, 'columns'> {
  readonly items: (extraction: Extraction) => readonly Item[]
  readonly columns: readonly FilledColumn<Item>[]
}

/** Puts a table together from its columns. */
export function tidyTable<Item>({ items, columns, ...rest }: Definition<Item>): TidyTable {
  return {
    ...rest,
    columns: columns.map(({ name, type, about }) => ({ name, type, about })),
    rows(extraction, context) {
      const frame = documentFrame(extraction, context)
      return items(extraction).map((item) => columns.map(({ value }) => filled(value(item, frame))))
    },
  }
}

function filled(cell: Cell | undefined): Cell {
  return cell === undefined || cell === '' ? null : cell
}
