import { append } from '../../core/append.ts'
import type { Guard } from '../guard.ts'
import type { GridCell, LayoutWriter, PlaceNumbers } from '../layout-writer.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { cellElements, readGrid } from './grid.ts'
import type { ListCounter } from './numbering.ts'
import { type NoteReference, readRuns, textOf } from './runs.ts'
import { listReference, outlineLevel, type Styles, valueOf } from './styles.ts'

interface Surroundings {
  readonly styles: Styles
  readonly lists: ListCounter
  readonly writer: LayoutWriter
  readonly guard: Guard
}

/** Writes what stands in parts of a document, paragraph by paragraph. */
export interface BodyReader {
  read(part: XmlElement): void
  /** The notes that were referred to so far, a paragraph each, as `[1] …`. */
  readNotes(parts: Readonly<Record<NoteReference['kind'], XmlElement | undefined>>): void
}

interface Paragraph {
  readonly text: string
  /** 1 = highest. */
  readonly heading: number | undefined
  readonly boxes: readonly XmlElement[]
  readonly place: PlaceNumbers
}

/** Around paragraphs and tables, and nothing by themselves. */
const CONTAINERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag'])
const BODY_TEXT = 9
/** Tables of contents repeat the headings. */
const CONTENTS = /^(?:toc \d|toc heading|contents \d|contents heading)$/

export function createBodyReader({ styles, lists, writer, guard }: Surroundings): BodyReader {
  const notes: (NoteReference & { readonly place: PlaceNumbers })[] = []
  let count = 0
  /** Text of a paragraph whose end is marked as deleted: it goes on in the next one. */
  let pending = ''

  function blocks(part: XmlElement): void {
    for (const node of part.children) {
      if (typeof node === 'string') continue
      if (node.name === 'w:p') line(node)
      else if (node.name === 'w:tbl') table(node)
      else if (node.name === 'mc:AlternateContent') blocks(childOf(node, 'mc:Choice') ?? node)
      else if (node.name === 'w:altChunk') writer.drop('embedded-document', 'altChunk')
      else if (CONTAINERS.has(node.name)) blocks(node)
    }
  }

  function line(element: XmlElement): void {
    const { text, heading, boxes, place } = paragraph(element) ?? {}
    if (text === undefined || place === undefined) return
    writer.line(text, place, heading)
    for (const box of boxes ?? []) inBox(box, place)
  }

  /** What a text box holds stands behind the paragraph it is anchored in. */
  function inBox(box: XmlElement, place: PlaceNumbers): void {
    for (const text of textsIn(box)) if (text !== '') writer.line(text, place)
  }

  /** Null for a paragraph that is left out or goes on in the next one. */
  function paragraph(element: XmlElement): Paragraph | null {
    count++
    guard.tick()
    guard.check('characters', writer.length)
    const properties = childOf(element, 'w:pPr')
    const style = styles.of(valueOf(properties, 'w:pStyle'))
    const { text, boxes, notes: referred, deleted, hidden } = readRuns(element, styles)
    const place = { paragraph: count }
    writer.drop('deleted-text', deleted)
    writer.drop('hidden-text', hidden)
    if (CONTENTS.test(style.name)) {
      writer.drop('contents', text)
      return null
    }
    append(
      notes,
      referred.map((note) => ({ ...note, place })),
    )
    if (childOf(childOf(properties, 'w:rPr'), 'w:del') !== undefined) {
      pending += text
      return null
    }
    const whole = pending + text
    pending = ''
    const own = listReference(properties)
    const label = whole.trim() === '' && boxes.length === 0 ? '' : lists.label(own, style)
    const level = outlineLevel(properties) ?? style.outlineLevel
    return {
      text: (label + whole).trimEnd(),
      heading: level === undefined || level === BODY_TEXT ? undefined : level + 1,
      boxes,
      place,
    }
  }

  /** The paragraphs of a part that has no lines of its own in the text: a cell, a box, a note. */
  function textsIn(part: XmlElement): string[] {
    return part.children.flatMap((node) => {
      if (typeof node === 'string') return []
      if (node.name === 'w:p') {
        const read = paragraph(node)
        return read === null ? [] : [read.text, ...read.boxes.flatMap((box) => textsIn(box))]
      }
      if (node.name === 'w:tbl') return cellElements(node).flatMap((cell) => textsIn(cell))
      return CONTAINERS.has(node.name) ? textsIn(node) : []
    })
  }

  function table(element: XmlElement): void {
    const { cells, columns, deleted } = readGrid(element)
    for (const row of deleted) writer.drop('deleted-text', textOf(row, 'w:t') + textOf(row, 'w:delText'))
    if (columns === 1) {
      // A frame around paragraphs, not a table.
      for (const cell of cells) blocks(cell.element)
      return
    }
    writer.table(
      cells.map(({ element: cell, row, column, rowSpan, columnSpan }): GridCell => {
        const place = { paragraph: count + 1 }
        const text = onOneLine(textsIn(cell))
        return { row, column, rowSpan, columnSpan, text, place }
      }),
    )
  }

  return {
    read: blocks,
    readNotes(parts) {
      const elements = new Map([
        ...childrenOf(parts.footnotes, 'w:footnote').map(
          (note) => [`footnotes ${note.attributes['w:id']}`, note] as const,
        ),
        ...childrenOf(parts.endnotes, 'w:endnote').map(
          (note) => [`endnotes ${note.attributes['w:id']}`, note] as const,
        ),
      ])
      let number = 0
      for (const { kind, id, place } of notes.splice(0)) {
        const element = elements.get(`${kind} ${id}`)
        if (element === undefined) continue
        elements.delete(`${kind} ${id}`)
        writer.line(`[${++number}] ${onOneLine(textsIn(element))}`, place)
      }
    },
  }
}

function onOneLine(texts: readonly string[]): string {
  return texts.join(' ').replaceAll(/\s+/g, ' ').trim()
}
