import { append } from '../../core/append.ts'
import type { Guard } from '../guard.ts'
import { piecesOf } from './characters.ts'
import type { PageParts } from './noise.ts'
import type { PageWriter } from './page-writer.ts'
import { type CellElement, gridOf, useOf } from './table.ts'
import { attribute, contentOf, type Element, elementsIn, isText, placeOf, textOf } from './tree.ts'

const BLOCKS = new Set(
  'address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements further inside are read as running text. */
const DEEPEST = 400
/** So much is kept of what is left out. */
const MOST_DROPPED = 400
const NOTE = /^\s*[[\uff3b(\uff08〔]?\s*(?:\d{1,3}|[*\u2460-\u2473])\s*[\])\uff3d\uff09〕]?\s*$/u
const RAISED: Readonly<Record<string, string>> = { '2': '²', '3': '³' }

/** Writes the article of a page. */
export class PageReader {
  readonly #html: string
  readonly #parts: PageParts
  readonly #writer: PageWriter
  readonly #guard: Guard
  #behind = false

  constructor(html: string, parts: PageParts, writer: PageWriter, guard: Guard) {
    this.#html = html
    this.#parts = parts
    this.#writer = writer
    this.#guard = guard
  }

  read(body: Element): void {
    this.#children(body, 0, this.#parts.article === null)
    this.#writer.newLine(this.#html.length)
  }

  /** @param inside whether this is the article, or no element is known to hold it */
  #children(element: Element, depth: number, inside: boolean): void {
    let number = Number(attribute(element, 'start') ?? 1)
    for (const node of contentOf(element)) {
      if (isText(node)) {
        if (inside) for (const piece of piecesOf(node, this.#html)) this.#writer.text(piece)
        else if (node.value.trim() !== '') this.#drop(this.#outside(), node.value)
      } else {
        this.#element(node, depth + 1, inside, element.tagName === 'ol' ? number : null)
        if (node.tagName === 'li') number++
      }
    }
  }

  #element(element: Element, depth: number, within: boolean, number: number | null): void {
    this.#guard.tick()
    const reason = this.#parts.reasonFor(element)
    if (reason !== null) return this.#drop(reason, textOf(element))
    const isArticle = element === this.#parts.article
    const inside = within || isArticle || (!this.#behind && this.#parts.saysAbout(element))
    if (!inside && !this.#parts.holdsArticle(element)) {
      if (!this.#behind && this.#isLabels(element)) return this.#table(element, depth)
      if (this.#behind || !this.#holdsAbout(element)) return this.#drop(this.#outside(), textOf(element))
    }
    this.#place(element, depth, inside, number)
    if (isArticle) this.#behind = true
  }

  #place(element: Element, depth: number, inside: boolean, number: number | null): void {
    const at = placeOf(element)?.start ?? 0
    if (depth > DEEPEST) return this.#flat(element)
    if (element.tagName === 'br') return this.#writer.newLine(at)
    if (element.tagName === 'table' && inside) return this.#table(element, depth)
    if (element.tagName === 'sup') return this.#raised(element, depth, inside)
    const isBlock = BLOCKS.has(element.tagName)
    if (isBlock) this.#writer.newLine(at)
    const start = this.#writer.length
    if (element.tagName === 'li' && inside) this.#listMark(element, number, at)
    this.#children(element, depth, inside)
    const level = /^h([1-6])$/.exec(element.tagName)?.[1]
    if (level !== undefined) this.#writer.heading(Number(level), start)
    if (isBlock) this.#writer.newLine(placeOf(element)?.end ?? at)
  }

  /** The number or bullet that a browser shows; a text that brings its own has none. */
  #listMark(item: Element, number: number | null, at: number): void {
    const text = textOf(item)
    if (text === '' || !/^\p{L}/u.test(text)) return
    this.#writer.mark(number === null ? '- ' : `${number}. `, at)
  }

  /** Units keep their powers; references to notes go. */
  #raised(element: Element, depth: number, inside: boolean): void {
    const text = textOf(element)
    const raised = RAISED[text]
    const place = placeOf(element)
    const [node] = element.childNodes
    if (raised !== undefined && inside && place !== null && node !== undefined && isText(node)) {
      const own = placeOf(node) ?? place
      return this.#writer.text({ text: raised, start: own.start, end: own.start + 1 })
    }
    if (NOTE.test(text) && /[^\d\s]|^\d+$/.test(text)) return this.#drop('note-reference', text)
    return this.#children(element, depth, inside)
  }

  /** Is there something in it that says what the article is? */
  #holdsAbout(element: Element): boolean {
    for (const inner of elementsIn(element)) if (this.#parts.saysAbout(inner) || this.#isLabels(inner)) return true
    return false
  }

  #isLabels(element: Element): boolean {
    return element.tagName === 'table' && useOf(element, gridOf(element)) === 'labels'
  }

  #table(table: Element, depth: number): void {
    const grid = gridOf(table)
    const use = useOf(table, grid)
    const at = placeOf(table)?.start ?? 0
    this.#writer.newLine(at)
    if (use === 'arrangement') this.#children(table, depth, true)
    else {
      for (const caption of contentOf(table)) {
        if (!isText(caption) && caption.tagName === 'caption') this.#element(caption, depth + 1, true, null)
      }
      if (use === 'labels') for (const cell of grid.cells) this.#labelCell(cell, depth)
      else this.#data(grid, depth)
    }
    this.#writer.newLine(placeOf(table)?.end ?? at)
  }

  /** A label and the value beside it are one line. */
  #labelCell({ element, column }: CellElement, depth: number): void {
    if (column % 2 === 0) this.#writer.newLine(placeOf(element)?.start ?? 0)
    this.#children(element, depth, true)
  }

  #data({ rows, columns, cells }: ReturnType<typeof gridOf>, depth: number): void {
    this.#writer.table(
      rows,
      columns,
      cells.map(({ element, row, column, rowSpan, columnSpan }) => ({
        row,
        column,
        rowSpan,
        columnSpan,
        at: placeOf(element)?.start ?? 0,
        write: () => this.#children(element, depth, true),
      })),
    )
  }

  #flat(element: Element): void {
    const stack = contentOf(element).toReversed()
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (isText(node)) for (const piece of piecesOf(node, this.#html)) this.#writer.text(piece)
      else append(stack, contentOf(node).toReversed())
    }
  }

  #outside(): string {
    return this.#behind ? 'behind-article' : 'before-article'
  }

  #drop(reason: string, text: string): void {
    this.#writer.drop(reason, text.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_DROPPED).toWellFormed())
  }
}
