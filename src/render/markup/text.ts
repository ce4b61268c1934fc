import type { Place, Table } from '../../core/layout.ts'
import type { Span } from '../../core/span.ts'
import { nameOfUnseen, UNSEEN } from '../visible.ts'
import { html, type Html } from './html.ts'
import { linesOf, type Line } from './lines.ts'
import { byPlace, piecesOf, type Mark, type Piece } from './marks.ts'
import { stretchesOf, type Stretch } from './table-line.ts'
import { say } from './wording.ts'

/** Lines are laid out in chunks of about so many characters, each only when it comes near the screen. */
const CHUNK = 1600

/** A line that begins a section. */
export interface Heading {
  /** Offset of its first character. */
  readonly start: number
  readonly level: number
  /** Number and title, normalized: where the line is not much longer, all of it is the heading. */
  readonly words: string
  readonly id: string
}

interface TextParts {
  readonly text: string
  /** Begins every id, so that ids of several texts in a page differ. */
  readonly key: string
  /** Begins the id of the first piece of a record's mark, before the record's key: `m` for `m-0-…`. */
  readonly anchor: string
  readonly marks: readonly Mark[]
  readonly headings: readonly Heading[]
  /** Where the file's readers look; empty for files that have lines only. */
  readonly places: readonly Place[]
  /** Their rows are shown in columns. */
  readonly tables: readonly Table[]
}

/** A text line by line as it stands, numbered, with its marks. */
export function textOf({ text, key, anchor, marks, headings, places, tables }: TextParts): Html {
  const sorted = marks.toSorted(byPlace)
  const seen = new Set<string>()
  const chunks: Html[] = []
  let lines: Html[] = []
  let size = 0
  let nextMark = 0
  let nextHeading = 0
  let nextPlace = 0
  let page: number | undefined
  let open: Mark[] = []
  for (const line of linesOf(text)) {
    open = open.filter(({ end }) => end > line.start)
    for (; nextMark < sorted.length && (sorted[nextMark] as Mark).start < line.end; nextMark++) {
      open.push(sorted[nextMark] as Mark)
    }
    const begun: Heading[] = []
    for (; nextHeading < headings.length && (headings[nextHeading] as Heading).start < line.end; nextHeading++) {
      begun.push(headings[nextHeading] as Heading)
    }
    for (; nextPlace < places.length && (places[nextPlace] as Place).start <= line.start; nextPlace++) {
      const place = places[nextPlace] as Place
      if (place.page === undefined || place.page === page) continue
      page = place.page
      lines.push(html`<p class="page">${say('page', page)}</p>`)
    }
    const marked = (span: Span): Html[] => piecesOf(text, span, open).map((piece) => pieceOf(piece, anchor, seen))
    const cells = tables.length === 0 ? null : stretchesOf(line, tables)
    if (cells === null) lines.push(lineOf(line, key, begun, marked(line), text))
    else lines.push(rowOf(line, key, begun, cells, marked))
    size += line.end - line.start
    if (size < CHUNK) continue
    chunks.push(html`<div class="chunk">${lines}</div>`)
    lines = []
    size = 0
  }
  if (lines.length > 0) chunks.push(html`<div class="chunk">${lines}</div>`)
  return html`${chunks}`
}

function lineOf(line: Line, key: string, headings: readonly Heading[], content: readonly Html[], text: string): Html {
  const words = text.slice(line.start, line.end).trim()
  if (words === '') return html`<p class="line blank" id="l-${key}-${line.number}"></p>`
  const [first] = headings
  // Repairs and marks of emphasis may make a heading longer or shorter than its words.
  const isHeading = first !== undefined && words.length <= first.words.length * 1.6 + 4
  const style = first === undefined ? '' : isHeading ? ` heading level-${Math.min(first.level, 4)}` : ' run-in'
  const anchors = headings.map(({ id }) => html`<span id="${id}"></span>`)
  return html`<p class="line${style}" id="l-${key}-${line.number}" data-l="${line.number}">${anchors}${content}</p>
`
}

/** A row of a table: each cell with its marks; what parts cells is there to be read out, searched and copied. */
function rowOf(
  { number }: Line,
  key: string,
  headings: readonly Heading[],
  stretches: readonly Stretch[],
  marked: (span: Span) => Html[],
): Html {
  const anchors = headings.map(({ id }) => html`<span id="${id}"></span>`)
  const content = stretches.map(
    ({ isCell, ...span }) => html`<span class="${isCell ? 'cell' : 'fence'}">${marked(span)}</span>`,
  )
  return html`<p class="line row" id="l-${key}-${number}" data-l="${number}">${anchors}<span class="cells">${content}</span></p>
`
}

/** @param seen records whose first piece has been written: only that one carries the id */
function pieceOf(piece: Piece, anchor: string, seen: Set<string>): Html {
  if ('text' in piece) return html`${plain(piece.text)}`
  const { mark, begins, ends, inside } = piece
  const { kind, record, reading } = mark
  const classes = `m ${kind}${begins ? '' : ' from'}${ends ? '' : ' on'}`
  const isFirst = record !== null && kind !== 'quantity' && !seen.has(record)
  if (isFirst) seen.add(record)
  const id = isFirst ? html` id="${anchor}-${record}"` : null
  const said = reading === null ? null : html` data-n="${reading}"`
  const content = inside.map((inner) => pieceOf(inner, anchor, seen))
  if (record === null) return html`<span class="${classes}" data-m="${kind}"${said}>${content}</span>`
  return html`<mark class="${classes}"${id} data-m="${kind}" data-r="${record}" tabindex="-1"${said}>${content}</mark>`
}

/** Characters that cannot be seen are named, and told from those that only look like the name. */
function plain(text: string): (string | Html)[] {
  const parts: (string | Html)[] = []
  let at = 0
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    parts.push(text.slice(at, index), html`<span class="unseen">${nameOfUnseen(character)}</span>`)
    at = index + character.length
  }
  return [...parts, text.slice(at)]
}
