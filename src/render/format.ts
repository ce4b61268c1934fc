import type { Extraction } from '../core/extraction.ts'
import type { Style } from './rules/style.ts'
import type { TableName } from './tables/names.ts'

export interface ObjectOptions {
  /** Were several inputs asked for? Then the result is a list even when only one of them could be read. */
  readonly several: boolean
  /** As few characters as the format allows. */
  readonly compact: boolean
}

/** Writes extractions down as they are: the same input gives the same characters, ended by a line end. */
export type RenderObjects = (extractions: readonly Extraction[], options: ObjectOptions) => string

export interface TableOptions {
  /** The one table asked for. */
  readonly table: TableName | undefined
  /** CSV: begin with a byte order mark. */
  readonly bom: boolean
  /** Columns of the terminal it goes to; null where lines may be as long as they are. */
  readonly width: number | null
  readonly style: Style
}

/** Writes the records of extractions in rows and columns: the same input gives the same characters or bytes. */
export type RenderTables = (
  extractions: readonly Extraction[],
  options: TableOptions,
) => string | Promise<string | Uint8Array>

export type RenderOptions = ObjectOptions & TableOptions
