import type { Layout } from '../core/layout.ts'
import type { Span } from '../core/span.ts'
import type { OffsetMap } from '../core/text.ts'

/** A layout of the source text as one of the normalized text. */
export function layoutInText(layout: Layout, map: OffsetMap): Layout {
  const moved = <S extends Span>(span: S): S => ({ ...span, ...map.fromSource({ start: span.start, end: span.end }) })
  return {
    headings: layout.headings.map(moved),
    tables: layout.tables.map((table) => ({ ...moved(table), cells: table.cells.map(moved) })),
    places: layout.places.map(moved),
    dropped: layout.dropped,
  }
}
