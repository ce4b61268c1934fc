import type { RenderTables } from './format.ts'
import { csvHead, csvLines } from './tables/csv.ts'
import { recordsOf } from './tables/records.ts'
import { tableNamed } from './tables/tables.ts'

/** One tidy table, with a row for each record of all texts. */
export const render: RenderTables = (extractions, { table = 'indicators', bom }) => {
  const shape = tableNamed(table)
  return csvHead(shape, { bom }) + csvLines(recordsOf(shape, extractions))
}
