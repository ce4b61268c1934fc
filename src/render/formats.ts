import type { RenderObjects, RenderTables } from './format.ts'

const OBJECTS = {
  json: () => import('./json.ts'),
  yaml: () => import('./yaml.ts'),
} satisfies Record<string, () => Promise<{ readonly render: RenderObjects }>>

const TABLES = {
  table: () => import('./table.ts'),
  markdown: () => import('./markdown.ts'),
  csv: () => import('./csv.ts'),
  xlsx: () => import('./xlsx.ts'),
} satisfies Record<string, () => Promise<{ readonly render: RenderTables }>>

/** The formats by name. To add one, write its file and a line above; a format's library is loaded only when it is asked for. */
const FORMATS = { ...OBJECTS, ...TABLES }

export type FormatName = keyof typeof FORMATS

/** Formats of records in rows and columns, of which one table can be asked for. */
export const TABULAR: readonly FormatName[] = Object.keys(TABLES) as (keyof typeof TABLES)[]

/** Formats that are no text. */
export const BINARY: readonly FormatName[] = ['xlsx']

/** In the order in which help shows them; the first is the default. */
export const FORMAT_NAMES = Object.keys(FORMATS) as [FormatName, ...FormatName[]]

type Rendering<Name extends FormatName> = Awaited<ReturnType<(typeof FORMATS)[Name]>>['render']

/** Loads what a format needs. */
export async function loadFormat<Name extends FormatName>(name: Name): Promise<Rendering<Name>> {
  return (await FORMATS[name]()).render
}
