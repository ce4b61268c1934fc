import type { RenderTables } from './format.ts'
import { csvChunks } from './tables/csv.ts'
import { recordsOf } from './tables/records.ts'
import { tableNamed } from './tables/tables.ts'

/** One tidy table, with a row for each record of all texts. */
export const render: RenderTables = async (extractions, { table = 'indicators', bom }) => {
  const shape = tableNamed(table)
  let text = ''
  for await (const chunk of csvChunks(shape, [recordsOf(shape, extractions)], { bom })) text += chunk
  return text
}
