import type { Extraction } from '../core/extraction.ts'
import type { Style } from './rules/style.ts'
import type { TableName } from './tables/names.ts'

export interface RenderOptions {
  /** Were several inputs asked for? Then the result is a list even when only one of them could be read. */
  readonly several: boolean
  /** As few characters as the format allows. */
  readonly compact: boolean
  /** The one table asked for, in formats that have tables. */
  readonly table: TableName | undefined
  /** CSV: begin with a byte order mark. */
  readonly bom: boolean
  /** Columns of the terminal it goes to; null where lines may be as long as they are. */
  readonly width: number | null
  readonly style: Style
}

/** One way of writing extractions down: the same input gives the same characters, ended by a line end, or the same bytes. */
export type Render = (
  extractions: readonly Extraction[],
  options: RenderOptions,
) => string | Promise<string | Uint8Array>
