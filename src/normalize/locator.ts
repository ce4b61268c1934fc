import type { Layout } from '../core/layout.ts'
import type { CellPlace, Locator, PlacedSpan, Span } from '../core/span.ts'
import type { OffsetMap, SourceText } from '../core/text.ts'

const IDENTITY: OffsetMap = { toSource: (span) => span, fromSource: (span) => span }

/** As much of a source text as places are told from. */
type Located = Pick<SourceText, 'text' | 'layout' | 'origin'>

/** Brings normalized spans back to the source, with the places a reader would look for. */
export function createLocator({ text, layout, origin }: Located, map: OffsetMap): Locator {
  const placeInText = placing(text)
  const placeInFile = origin === undefined ? null : placing(origin.text)
  const inLayout = layout === undefined ? null : layoutPlaces(layout)
  return {
    locate(span) {
      const inText = map.toSource(span)
      if (placeInFile === null && inLayout === null) return placeInText(inText)
      const beyond = inLayout === null ? {} : inLayout(inText.start)
      if (origin === undefined || placeInFile === null) return { ...placeInText(inText), ...beyond }
      return { ...placeInFile(origin.map.toSource(inText)), extracted: placeInText(inText), ...beyond }
    },
  }
}

/** Gives the places of ranges of the source's own text. */
export function sourceLocator(source: Located): Locator {
  return createLocator(source, IDENTITY)
}

function placing(text: string): (span: Span) => PlacedSpan {
  let known: readonly number[] | undefined
  return ({ start, end }) => {
    const starts = (known ??= lineStarts(text))
    const line = lastAtOrBefore(starts.length, (index) => starts[index]!, start)
    return { start, end, line: line + 1, column: start - starts[line]! + 1 }
  }
}

const LINE_END = /\r\n?|\n/g

/** Line starts of a text; a line ends at LF, CRLF or a lone CR. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { 0: mark, index } of text.matchAll(LINE_END)) starts.push(index + mark.length)
  return starts
}

interface LayoutPlaces {
  readonly page?: number
  readonly paragraph?: number
  readonly cell?: CellPlace
}

function layoutPlaces({ places, tables }: Layout): (offset: number) => LayoutPlaces {
  return (offset) => {
    const { page, paragraph } = around(places, offset)?.span ?? {}
    const table = around(tables, offset)
    const cell = table === null ? null : around(table.span.cells, offset)
    return {
      ...(page !== undefined && { page }),
      ...(paragraph !== undefined && { paragraph }),
      ...(table !== null &&
        cell !== null && { cell: { table: table.index + 1, row: cell.span.row + 1, column: cell.span.column + 1 } }),
    }
  }
}

/** The span, of disjoint ones in order, that an offset lies in. */
function around<S extends Span>(
  spans: readonly S[],
  offset: number,
): { readonly span: S; readonly index: number } | null {
  const index = lastAtOrBefore(spans.length, (at) => spans[at]!.start, offset)
  const span = spans[index]
  return span !== undefined && offset < span.end ? { span, index } : null
}

/** Index of the last of rising numbers that is not above a limit, or -1. */
function lastAtOrBefore(count: number, at: (index: number) => number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(middle) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
