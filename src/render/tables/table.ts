import type { Extraction } from '../../core/extraction.ts'
import { documentFrame, type DocumentFrame } from './frame.ts'

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean'

/** What stands in one place of a table; null where nothing is known. A string is never empty. */
export type Cell = string | number | boolean | null

/** The cells of one record, in the order of the columns. */
export type Row = readonly Cell[]

export interface Column {
  /** ASCII, in snake case, and no reserved word of SQL. */
  readonly name: string
  readonly type: ColumnType
  /** One sentence for the reader of the table. */
  readonly about: string
}

/** Where a row comes from. */
export interface DocumentContext {
  /** Joins the tables; no two documents of a run have the same. */
  readonly id: string
  /** The file as the user named it; null for a text that came without one. */
  readonly source: string | null
}

/** One kind of record as a table in which every record is a row and every value has a column. */
export interface TidyTable {
  readonly name: string
  /** What one row is. */
  readonly about: string
  readonly columns: readonly Column[]
  /** Columns that together name a row, if there are such. */
  readonly key: readonly string[]
  rows(extraction: Extraction, context: DocumentContext): Row[]
}

/** A column together with how a record of the table fills it. */
export interface FilledColumn<Item> extends Column {
  readonly value: (item: Item, frame: DocumentFrame) => Cell | undefined
}

interface Definition<Item> {
  readonly name: string
  readonly about: string
  readonly key: readonly string[]
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
