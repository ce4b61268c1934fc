import { visible } from './visible.ts'
import { clipped, displayWidth, padded } from './width.ts'
import type { RenderTables } from './format.ts'
import type { Style } from './rules/style.ts'
import { viewsOf, type View } from './tables/views.ts'

/** Columns of the terminal between two columns of a table. */
const GAP = 2

/** Narrower than this no column is cut. */
const NARROWEST = 12

/** For a terminal: tables of a few columns, aligned; cut to the width of the terminal where there is one. */
export const render: RenderTables = (extractions, { table, width, style }) => {
  const views = viewsOf(extractions, table)
  if (views.length === 0) return 'nothing was found\n'
  return views.map((view) => aligned(view, width, style)).join('\n')
}

function aligned({ name, headers, long, rows }: View, width: number | null, style: Style): string {
  const cells = rows.map((row) => row.map(onOneLine))
  const widths = fitted(
    headers.map((header, index) =>
      cells.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), header.length),
    ),
    long,
    width,
  )
  const line = (row: readonly string[], dress: (text: string, index: number) => string): string =>
    row
      .map((cell, index) => dress(padded(clipped(cell, widths[index] ?? 0), widths[index] ?? 0), index))
      .join(' '.repeat(GAP))
      .trimEnd()
  const lines = [
    `${style.bold(name)} (${rows.length})`,
    line(headers, (text) => style.dim(text)),
    ...cells.map((row) => line(row, (text, index) => dressed(text, headers[index] ?? '', style))),
  ]
  return `${lines.join('\n')}\n`
}

function onOneLine(text: string): string {
  return visible(text.replaceAll(/\s+/g, ' ').trim())
}

/** Takes room from the widest of the columns that may be cut, until the line fits or none is left to cut. */
function fitted(widths: readonly number[], long: readonly number[], room: number | null): number[] {
  const fitting = [...widths]
  const excess = (): number => fitting.reduce((sum, width) => sum + width + GAP, -GAP) - (room ?? Infinity)
  while (excess() > 0) {
    const [widest] = long.toSorted((a, b) => (fitting[b] ?? 0) - (fitting[a] ?? 0))
    if (widest === undefined || (fitting[widest] ?? 0) <= NARROWEST) break
    fitting[widest] = (fitting[widest] ?? 0) - 1
  }
  return fitting
}

const ROLES: Readonly<Record<string, keyof Style>> = {
  target: 'green',
  lead: 'green',
  criterion: 'yellow',
  status: 'dim',
  reference: 'dim',
}

function dressed(text: string, header: string, style: Style): string {
  if (header === 'value') return style.bold(text)
  if (header === 'section' || header === 'source') return style.dim(text)
  if (header === 'not understood') return style.red(text)
  const dress = header === 'role' ? ROLES[text.trim()] : undefined
  return dress === undefined ? text : style[dress](text)
}
