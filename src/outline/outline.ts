import type { Outline } from '../core/outline.ts'
import type { Layout } from '../core/layout.ts'
import type { OutlineKnowledge } from '../core/outline-knowledge.ts'
import { barredTables } from './barred-tables.ts'
import { buildOutline } from './build.ts'
import { compileKnowledge } from './compile.ts'
import type { Given } from './facts.ts'
import type { Parts } from './parts.ts'
import { readFacts } from './facts.ts'
import type { Line } from './lines.ts'
import { splitLines } from './lines.ts'
import { rankLines } from './ranks.ts'
import { readLine } from './reading.ts'
import type { Shaped } from './shape.ts'
import { shapeLines, words } from './shape.ts'
import type { Sorted } from './skip.ts'
import { skippedRegions, sortLines } from './skip.ts'

/** Lines of a head that has no body text after it for long (a list of headings). */
const LONGEST_HEAD = 24
const START_LINES = 12
const TAIL_LINES = 4
/** Characters at the beginning that tell what the text is about. */
const OPENING = 3000

/**
 * Reads the outline of a normalized text: which lines are policy text, how they are headed and nested, and what the
 * text says of itself. All offsets point into `text`. Every character is in a block, in a skipped region, white space, or
 * the border of a table's cell.
 * @param layout what the file's format says, in offsets of `text`; without it tables are told by their bars
 */
export function outline(text: string, knowledge: OutlineKnowledge, given: Given = {}, layout?: Layout): Outline {
  const compiled = compileKnowledge(knowledge)
  const tables = layout?.tables ?? barredTables(text)
  const lines = splitLines(text, { headings: layout?.headings ?? [], tables })
  const sorted = sortLines(lines, compiled)
  const kept = lines.filter((_, index) => sorted.reasons[index] === null)
  const shaped = shapeLines(
    kept.map((line) => readLine(line, compiled)),
    compiled,
  )
  const { blocks, sections } = buildOutline(text, rankLines(shaped), compiled)
  const skipped = skippedRegions(lines, sorted.reasons)
  const facts = readFacts(partsOf(text, lines, sorted, kept, shaped), sections, compiled, given)
  return { facts, blocks, sections, skipped, tables }
}

function partsOf(
  text: string,
  lines: readonly Line[],
  { reasons, body }: Sorted,
  kept: readonly Line[],
  shaped: readonly Shaped[],
): Parts {
  const bare = ({ bare: content }: Line): string => content
  const isFront = (_: Line, index: number): boolean => reasons[index] === 'front-matter'
  const inText = kept.filter(({ cell }) => cell === undefined)
  const firstLines = lines.slice(0, Math.min(body, LONGEST_HEAD)).filter(({ cell }) => cell === undefined)
  const top = kept[0]?.start ?? 0
  const afterTitles = shaped.findIndex(({ title }) => !title)
  const atTop = afterTitles < 0 ? shaped.length : afterTitles
  const titleWords = (from: readonly Shaped[]): string[] =>
    from.filter(({ title }) => title).map(({ reading }) => words(reading).replaceAll('**', ''))
  return {
    'front-matter': lines.filter(isFront).map(({ text: content }) => content),
    head: firstLines.filter((line, index) => !isFront(line, index)).map(bare),
    start: inText.slice(0, START_LINES).map(bare),
    tail: inText.slice(-TAIL_LINES).map(bare),
    signature: lines.filter((_, index) => reasons[index] === 'signature').map(bare),
    line: inText.map(bare),
    titles: titleWords(shaped.slice(0, atTop)),
    laterTitles: titleWords(shaped.slice(atTop)),
    skipped: new Set(reasons.filter((reason) => reason !== null)),
    opening: text.slice(top, top + OPENING),
  }
}
