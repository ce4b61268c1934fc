import type { RenderTables } from './format.ts'
import { recordsOf } from './tables/records.ts'
import { tableNamed, tidyTables } from './tables/tables.ts'
import { xlsxBytes } from './tables/xlsx.ts'

/** An Excel workbook with a sheet for each tidy table, or for the one asked for. */
export const render: RenderTables = (extractions, { table }) => {
  const shapes = table === undefined ? tidyTables : [tableNamed(table)]
  return xlsxBytes(shapes.map((shape) => ({ shape, rows: recordsOf(shape, extractions) })))
}
