export type ColumnType = 'string' | 'integer' | 'number' | 'boolean'

export interface Column {
  /** ASCII, in snake case, and no reserved word of SQL. */
  readonly name: string
  readonly type: ColumnType
  /** One sentence for the reader of the table. */
  readonly about: string
}

/** What stands in one place of a table; null where nothing is known. A string is never empty. */
export type Cell = string | number | boolean | null

/** The cells of one record, in the order of the columns. */
export type Row = readonly Cell[]

/** Rows as they come, some at a time: all at once, or as they are read back from somewhere. */
export type Rows = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>

/** A table without its rows. */
export interface TableShape {
  readonly name: string
  /** What one row is. */
  readonly about: string
  readonly columns: readonly Column[]
  /** Columns that together name a row. */
  readonly key: readonly string[]
}
