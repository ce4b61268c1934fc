import { append } from '../../core/append.ts'
import { XinjijianError } from '../../core/errors.ts'
import type { Layout } from '../../core/layout.ts'
import type { Guard } from '../guard.ts'
import { createLayoutWriter, type GridCell, type LayoutWriter } from '../layout-writer.ts'
import { inReadingOrder } from './columns.ts'
import { drawPage } from './draw.ts'
import { furnitureOf } from './furniture.ts'
import type { Glyph, PageDrawing } from './geometry.ts'
import { type Line, linesOf } from './lines.ts'
import { damaged, withPdf } from './open.ts'
import { paragraphsOf, type PlacedLine } from './paragraphs.ts'
import { type RuledTable, ruledTables } from './tables.ts'

interface ReadPage extends PageDrawing {
  readonly tables: readonly RuledTable[]
  readonly lines: readonly Line[]
}

/** Ends of columns may differ by this much on the next page. */
const NEAR = 3
/** When more of the characters than this cannot be told, nothing can. */
const MOST_UNKNOWN = 0.3

/**
 * The text of a PDF, a paragraph a line: headers, footers and page numbers are left out, ruled tables become rows. Tables
 * without lines come out as lines of text; vertical writing is left out.
 * @throws XinjijianError `pdf-scanned` without a text layer, `pdf-fonts` when its characters cannot be told, `pdf-damaged`,
 * `pdf-encrypted`, `limit-…`
 */
export async function readPdf(
  bytes: Uint8Array,
  guard: Guard,
): Promise<{ readonly text: string; readonly layout: Layout }> {
  const pages = await withPdf(bytes, guard, async (document, ops) => {
    const read: ReadPage[] = []
    let characters = 0
    for (let number = 1; number <= document.numPages; number++) {
      guard.tick()
      const page = await document.getPage(number)
      const drawing = await drawPage(page, ops)
      page.cleanup()
      characters += drawing.glyphs.length
      guard.check('characters', characters)
      const { tables, rest } = ruledTables(drawing.glyphs, drawing.rules)
      read.push({ ...drawing, tables, lines: linesOf(rest) })
    }
    return read
  })
  refuseUnreadable(pages, guard.path)
  return write(pages)
}

function refuseUnreadable(pages: readonly ReadPage[], path: string): void {
  if (pages.length === 0) throw damaged(path, 'it has no pages')
  const inked = ({ glyphs }: { glyphs: readonly Glyph[] }): number =>
    glyphs.filter(({ text }) => text.trim() !== '').length
  const characters = pages.reduce((sum, page) => sum + inked(page), 0)
  if (characters === 0) {
    const hint = 'run OCR over it first (for example ocrmypdf), or ask for the text'
    throw new XinjijianError('pdf-scanned', 'has no text layer: it was scanned and needs OCR', { hint, path })
  }
  const unknown = pages.reduce((sum, page) => sum + page.unknown, 0)
  if (unknown > MOST_UNKNOWN * characters) {
    const message = `does not say which characters its fonts draw (${unknown} of ${characters})`
    const hint = 'print it to PDF again from the original, run OCR over it, or ask for the text'
    throw new XinjijianError('pdf-fonts', message, { hint, path })
  }
}

function write(pages: readonly ReadPage[]): { readonly text: string; readonly layout: Layout } {
  const writer = createLayoutWriter()
  const furniture = furnitureOf(pages)
  const left = new Set(furniture.map(({ line }) => line))
  const flow: (PlacedLine | { readonly page: number; readonly table: RuledTable })[] = []
  for (const [index, { lines, tables, turned, glyphs }] of pages.entries()) {
    const page = index + 1
    for (const { line, reason } of furniture.filter((one) => one.page === index)) writer.drop(reason, line.text)
    writer.drop('turned-text', turned)
    if (glyphs.length === 0) writer.drop('page-without-text', `${page}`)
    const open = [...tables]
    let band: Line[] = []
    const flush = (): void => {
      append(flow, placed(inReadingOrder(band), page))
      band = []
    }
    for (const line of lines) {
      if (left.has(line)) continue
      while (open[0] !== undefined && open[0].top < line.y) {
        flush()
        flow.push({ page, table: open.shift()! })
      }
      band.push(line)
    }
    flush()
    flow.push(...open.map((table) => ({ page, table })))
  }
  for (let at = 0; at < flow.length;) {
    const lines: PlacedLine[] = []
    const tables: { page: number; table: RuledTable }[] = []
    for (let one = flow[at]; one !== undefined && !('table' in one); one = flow[++at]) lines.push(one)
    writeLines(writer, lines)
    for (let one = flow[at]; one !== undefined && 'table' in one; one = flow[++at]) tables.push(one)
    writeTables(writer, tables)
  }
  return writer.finish()
}

/** A column is as wide as the lines that stand below each other; a line that begins further up begins the next column. */
function placed(lines: readonly Line[], page: number): PlacedLine[] {
  const columns: Line[][] = []
  for (const line of lines) {
    const column = columns.at(-1)
    if (column === undefined || line.y < column.at(-1)!.y) columns.push([line])
    else column.push(line)
  }
  return columns.flatMap((column) => {
    const left = column.reduce((least, { x0 }) => Math.min(least, x0), Infinity)
    const right = column.reduce((most, { x1 }) => Math.max(most, x1), -Infinity)
    return column.map((line) => ({ ...line, page, left, right }))
  })
}

function writeLines(writer: LayoutWriter, lines: readonly PlacedLine[]): void {
  for (const { text, pages } of paragraphsOf(lines)) {
    writer.pieces(
      pages.map(({ page, start }, index) => ({ text: text.slice(start, pages[index + 1]?.start), place: { page } })),
    )
  }
}

/** A table that goes on at the top of the next page with the same columns is one table. */
function writeTables(writer: LayoutWriter, tables: readonly { page: number; table: RuledTable }[]): void {
  let cells: GridCell[] = []
  let rows = 0
  let before: { page: number; table: RuledTable } | undefined
  for (const one of tables) {
    const { page, table } = one
    const goesOn = before !== undefined && page === before.page + 1 && sameEdges(table, before.table)
    if (!goesOn) {
      writer.table(cells)
      cells = []
      rows = 0
    }
    append(
      cells,
      table.cells.map((cell) => ({ ...cell, row: cell.row + rows, place: { page } })),
    )
    rows += table.rows
    before = one
  }
  writer.table(cells)
}

function sameEdges(one: RuledTable, other: RuledTable): boolean {
  return one.edges.length === other.edges.length && one.edges.every((x, at) => Math.abs(x - other.edges[at]!) <= NEAR)
}
