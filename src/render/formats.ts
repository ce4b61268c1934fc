import type { Render } from './format.ts'

/** The formats by name. To add one, write its file and a line here; a format's library is loaded only when it is asked for. */
const FORMATS = {
  json: () => import('./json.ts'),
  yaml: () => import('./yaml.ts'),
  table: () => import('./table.ts'),
  markdown: () => import('./markdown.ts'),
  csv: () => import('./csv.ts'),
  xlsx: () => import('./xlsx.ts'),
} satisfies Record<string, () => Promise<{ readonly render: Render }>>

export type FormatName = keyof typeof FORMATS

/** Formats of records in rows and columns, of which one table can be asked for. */
export const TABULAR: readonly FormatName[] = ['table', 'markdown', 'csv', 'xlsx']

/** Formats that are no text. */
export const BINARY: readonly FormatName[] = ['xlsx']

/** In the order in which help shows them; the first is the default. */
export const FORMAT_NAMES = Object.keys(FORMATS) as [FormatName, ...FormatName[]]

/** Loads what a format needs. */
export async function loadFormat(name: FormatName): Promise<Render> {
  return (await FORMATS[name]()).render
}
