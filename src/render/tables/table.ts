import type { Extraction } from '../../core/extraction.ts'
import type { Cell, Column, Row, TableShape } from '../../core/table.ts'
import { documentFrame, type DocumentFrame } from './frame.ts'

/** Where rows come from. */
export interface DocumentContext {
  /** Joins the tables; no two documents of a run have the same. */
  readonly id: string
  /** The file as the user named it; null for a text that came without one. */
  readonly source: string | null
}

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
