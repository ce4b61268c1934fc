import type { RenderTables } from './format.ts'
import { escapedMarkdown } from './markdown-text.ts'
import { viewsOf, type View } from './tables/views.ts'
import { visible } from './visible.ts'

/** For a wiki, an issue or a pull request: a heading and a table (GitHub Flavored Markdown) for each kind of record. */
export const render: RenderTables = (extractions, { table }) => {
  const views = viewsOf(extractions, table)
  return views.length === 0 ? 'Nothing was found.\n' : views.map(part).join('\n')
}

function part({ name, headers, rows }: View): string {
  const lines = [
    `### ${name} (${rows.length})`,
    '',
    lineOf(headers),
    lineOf(headers.map(() => '---')),
    ...rows.map((row) => lineOf(row.map(cellOf))),
  ]
  return `${lines.join('\n')}\n`
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function cellOf(text: string): string {
  return escapedMarkdown(visible(text.replaceAll(/\s+/g, ' ').trim()))
}
