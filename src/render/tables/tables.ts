import { assignments } from './assignments.ts'
import { documents } from './documents.ts'
import { goals } from './goals.ts'
import { indicators } from './indicators.ts'
import { TABLE_NAMES, type TableName } from './names.ts'
import { residue } from './residue.ts'
import type { TidyTable } from './table.ts'

const TABLES: Readonly<Record<TableName, TidyTable>> = { documents, indicators, goals, assignments, residue }

/** The records of extractions as tables that join by their ids; in the order in which they are written. */
export const tidyTables: readonly TidyTable[] = TABLE_NAMES.map((name) => TABLES[name])

export function tableNamed(name: TableName): TidyTable {
  return TABLES[name]
}
