import type { Extraction } from '../../core/extraction.ts'
import type { Row } from '../../core/table.ts'
import type { TidyTable } from './table.ts'

/** The rows of a table over several extractions, documents named as the user named the files. */
export function recordsOf(table: TidyTable, extractions: readonly Extraction[]): Row[] {
  const seen = new Map<string, number>()
  return extractions.flatMap((extraction) => {
    const { name } = extraction.document
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return table.rows(extraction, { id: times === 1 ? name : `${name}#${times}`, source: name })
  })
}
