import { append } from '../core/append.ts'
import type { Block, BlockKind, Section } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { Compiled } from './compile.ts'
import { enumerationMarks } from './enumerate.ts'
import type { Ranked } from './ranks.ts'
import type { Reading } from './reading.ts'

/** Shortest rest of a run-in line that makes it running text. */
const SENTENCE = 2

interface Open extends Section {
  readonly rank: number
  readonly bodyless: boolean
}

/** Builds blocks and the tree of sections from ranked lines. */
export function buildOutline(
  text: string,
  lines: readonly Ranked[],
  compiled: Compiled,
): { blocks: Block[]; sections: Section[] } {
  const blocks: Block[] = []
  const sections: Open[] = []
  const open: Open[] = []
  let end = 0
  for (const [index, line] of lines.entries()) {
    if (line.rank !== null) {
      close(line.rank)
      const leaf = leafAt(lines, index)
      const section = openSection(text, line, line.rank, sections.length, open.at(-1)?.index ?? null, compiled)
      sections.push(section)
      open.push(section)
      append(blocks, lineBlocks(text, line, section.index, headingKind(line, section, leaf), compiled))
    } else append(blocks, lineBlocks(text, line, open.at(-1)?.index ?? null, plainKind(line), compiled))
    end = line.reading.line.end
  }
  close(-Infinity)
  return { blocks, sections: withLevels(sections) }

  /** Ends the open sections that do not lie above a rank with the line before. */
  function close(rank: number): void {
    while (open.length > 0 && (open.at(-1) as Open).rank >= rank) {
      const section = open.pop() as Open
      sections[section.index] = { ...section, span: { start: section.span.start, end } }
    }
  }
}

function openSection(
  text: string,
  line: Ranked,
  rank: number,
  index: number,
  parent: number | null,
  compiled: Compiled,
): Open {
  const { reading } = line
  const titleEnd = titleEndOf(text, line, compiled)
  const title = text.slice(reading.contentStart, titleEnd).replaceAll('**', '').trim()
  return {
    index,
    parent,
    level: 0,
    number: markOf(reading),
    title,
    heading: { start: reading.line.start, end: titleEnd },
    span: { start: reading.line.start, end: reading.line.end },
    rank,
    bodyless: reading.contentEnd - titleEnd < SENTENCE,
  }
}

/** Where the heading's words end: at the end of bold words, of the first sentence, or before a responsibility bracket. */
function titleEndOf(text: string, { reading, form }: Ranked, { headings }: Compiled): number {
  const start = reading.contentStart
  let end = reading.contentEnd
  if (reading.boldEnd !== null && reading.boldEnd > start) end = Math.min(end, reading.boldEnd)
  const words = text.slice(start, end)
  const bracket = headings.responsibility.exec(words)
  const kept = bracket === null || bracket.index === 0 ? words : words.slice(0, bracket.index)
  const lead =
    form === 'marked' && reading.boldEnd === null && reading.rule?.keep !== true ? headings.titleLead.exec(kept) : null
  if (lead !== null) return start + lead[0].length
  const stop = headings.titleEnd.exec(kept)
  return start + (stop === null || stop.index === 0 ? kept : kept.slice(0, stop.index)).trimEnd().length
}

/** A numbered line that stands alone is an item; a line that says no more than its heading is a heading. */
function headingKind({ reading, form, ended }: Ranked, { bodyless }: Open, leaf: boolean): BlockKind {
  if (form === 'hash' || reading.hash > 0) return 'heading'
  if (form === 'marked' && leaf && reading.rule?.rank !== 0) return 'item'
  return bodyless && !ended ? 'heading' : form === 'run-in' ? 'paragraph' : 'item'
}

function plainKind({ reading, title }: Ranked): BlockKind {
  if (reading.table) return 'table'
  if (title) return 'title'
  return reading.rule === null ? 'paragraph' : 'item'
}

/** Does the section of this line end with the line? */
function leafAt(lines: readonly Ranked[], index: number): boolean {
  const next = lines[index + 1]
  const rank = lines[index]?.rank ?? null
  return next === undefined || (next.rank !== null && rank !== null && next.rank <= rank)
}

function lineBlocks(
  text: string,
  { reading }: Ranked,
  section: number | null,
  kind: BlockKind,
  compiled: Compiled,
): Block[] {
  const { line, contentStart, contentEnd, marker } = reading
  const whole: Block = {
    start: line.start,
    end: line.end,
    kind,
    content: { start: contentStart, end: contentEnd },
    section,
    marker: markOf(reading),
    ...(line.cell !== undefined && { cell: line.cell }),
  }
  if (kind !== 'item' && kind !== 'paragraph') return [whole]
  const marks = enumerationMarks(text, whole.content, compiled)
  const first = marks[0]
  if (first === undefined) return [whole]
  const bounds = marks.map((mark, at) => ({ mark, end: marks[at + 1]?.start ?? line.end }))
  const items = bounds.map(({ mark, end }, at): Block => {
    const start = at === 0 && first.start === contentStart ? line.start : mark.start
    const content = trimmed(text, { start: mark.end, end: Math.min(end, contentEnd) })
    const own =
      at === 0 && first.start === contentStart && marker !== ''
        ? marker + text.slice(mark.start, mark.end)
        : text.slice(mark.start, mark.end)
    return { start, end: trimmed(text, { start, end }).end, kind: 'item', content, section, marker: own }
  })
  if (first.start === contentStart) return items
  const lead = trimmed(text, { start: contentStart, end: first.start })
  return [{ ...whole, end: lead.end, content: lead }, ...items]
}

/** The mark as written; a heading that only the file's format shows has none. */
function markOf({ rule, marker, hash, line }: Reading): string {
  if (rule?.keep === true) return ''
  return marker || (line.heading === undefined ? '#'.repeat(hash) : '')
}

function trimmed(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end)
  if (content.trim() === '') return { start, end: start }
  const from = start + (content.length - content.trimStart().length)
  return { start: from, end: Math.max(from, start + content.trimEnd().length) }
}

/** Levels are the ranks that occur, counted from the highest. */
function withLevels(sections: readonly Open[]): Section[] {
  const ranks = [...new Set(sections.map(({ rank }) => rank))].toSorted((a, b) => a - b)
  return sections.map(({ index, parent, number, title, heading, span, rank }) => {
    return { index, parent, level: ranks.indexOf(rank) + 1, number, title, heading, span }
  })
}
