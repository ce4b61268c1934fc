import { jsonText } from '../json-text.ts'
import { padded } from '../width.ts'
import type { TidyTable } from './table.ts'
import { tidyTables } from './tables.ts'

/** Every table and column in words, for people. */
export function renderColumns(): string {
  return tidyTables.map(columnsOf).join('\n')
}

function columnsOf({ name, about, columns }: TidyTable): string {
  const longest = Math.max(...columns.map((column) => column.name.length))
  const lines = columns.map((column) => `  ${padded(column.name, longest)}  ${padded(column.type, 7)}  ${column.about}`)
  return `${name}: ${about}\n${lines.join('\n')}\n`
}

/** A table of another kind that a column leads to: column → [table, column there]. */
const LINKS: Readonly<Record<string, readonly [string, string]>> = {
  document_id: ['documents', 'document_id'],
  goal_id: ['goals', 'goal_id'],
}

/** The CSV files of all tables as a Data Package descriptor: names, types, meanings, keys. */
export function renderDataPackage(): string {
  const resources = tidyTables.map((table) => ({
    name: table.name,
    path: `${table.name}.csv`,
    description: table.about,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      fields: table.columns.map(({ name, type, about }) => ({ name, type, description: about })),
      primaryKey: table.key,
      foreignKeys: foreignKeys(table),
      missingValues: [''],
    },
  }))
  return jsonText({ profile: 'tabular-data-package', name: 'xinjijian', resources })
}

function foreignKeys({ name, columns }: TidyTable): unknown[] {
  return Object.entries(LINKS).flatMap(([column, [resource, there]]) => {
    if (resource === name || !columns.some((one) => one.name === column)) return []
    const fields = there === 'document_id' ? [column] : ['document_id', column]
    return [{ fields, reference: { resource, fields } }]
  })
}
