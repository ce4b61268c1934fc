import type { LayoutKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import { filledWidth, pageLines } from './page-lines.ts'
import type { Line } from './page-lines.ts'

/** Whether some characters are a word. */
export type WordTest = (characters: string) => boolean

/** Two lines that follow each other without a blank one, the second at the margin. */
interface Break {
  readonly line: Line
  readonly next: Line
}

/** How a page shows where its paragraphs begin. */
interface Paragraphs {
  /** By blank lines or indents: hardly a line that ends early is followed by text at the margin. */
  readonly parted: boolean
  /** Lines with the mark of a list item follow others at the margin; unless known, they may. */
  readonly listed: boolean
}

/** A filled line may lack so many columns of the full width: for the first character of the next, or a number kept whole. */
const RAGGED = 8
/** A wide character may leave so many columns free. */
const LEAST_RAGGED = 1
/** So large a part of the filled lines comes closer to the full width than the rest. */
const MOST = 0.9
/** So small a part of the lines that end early may be followed by text where paragraphs are parted. */
const FEW = 0.1
/** At least so large a part of the breaks goes through a word. */
const SPLIT = 0.1
/** The mark of a numbered line is no longer than this. */
const LONGEST_MARKER = 8

/**
 * Joins lines that were wrapped in the middle of a sentence. Only where a page is wrapped throughout: hardly a line wider
 * than the width that most lines fill, and breaks that go through words. Where blank lines or indents part the paragraphs,
 * all their lines are joined; elsewhere a filled line goes on when it ends with no closing mark, and the next begins
 * with no mark of a list.
 * @param words gives the test for a word in the script of the text; without one breaks are not checked
 */
export function unwrap(text: string, knowledge: LayoutKnowledge, words: () => WordTest | null): Edit[] {
  const lines = knowledge.widest === 0 ? [] : pageLines(text, knowledge.widest)
  const full = filledWidth(lines)
  if (full < knowledge.narrowest) return []
  const marks = marksOf(text, knowledge)
  const { parted, listed } = paragraphsOf(lines, full, marks)
  const running = breaksBetween(lines).filter(
    ({ line, next }) => !listed || marks.goesOn(line, next) || !marks.isItem(next),
  )
  const ragged = parted ? RAGGED : raggedness(running, full)
  const filled = running.filter(({ line }) => line.width >= full - ragged)
  const open = running.filter(({ line, next }) => marks.goesOn(line, next) || !marks.isClosed(line))
  const joined = filled.filter((one) => open.includes(one))
  if (joined.length < knowledge.least || joined.length < Math.max(open.length, filled.length) * knowledge.share)
    return []
  if (!goThroughWords(text, joined, words())) return []
  return (parted ? filled : joined).map(({ line, next }) => ({
    start: line.end,
    end: next.start,
    text: isBetweenWords(text, line, next) ? ' ' : '',
    kind: 'wrap',
  }))
}

/** What the marks at either end of lines tell. */
interface Marks {
  isItem(line: Line): boolean
  /** Ends with a mark that ends sentences, or that and quotation marks. */
  isClosed(line: Line): boolean
  /** No sentence ends or begins so. */
  goesOn(line: Line, next: Line): boolean
}

function marksOf(text: string, { opening, marker, closing, continuing, quotes }: LayoutKnowledge): Marks {
  const numbered = new RegExp(marker, 'u')
  return {
    isItem: ({ start }) => opening.includes(text[start]!) || numbered.test(text.slice(start, start + LONGEST_MARKER)),
    isClosed({ start, end }) {
      let last = end - 1
      while (last > start && quotes.includes(text[last]!)) last--
      return closing.includes(text[last]!)
    },
    goesOn: ({ end }, { start }) =>
      continuing.includes(text[end - 1]!) || [continuing, closing, quotes].some((each) => each.includes(text[start]!)),
  }
}

function breaksBetween(lines: readonly Line[]): Break[] {
  return lines.slice(1).flatMap((next, index) => {
    const line = lines[index]!
    return line.width === 0 || next.width === 0 || next.indented ? [] : [{ line, next }]
  })
}

function paragraphsOf(lines: readonly Line[], full: number, { isItem }: Marks): Paragraphs {
  let early = 0
  let followed = 0
  let items = 0
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const next = lines[index + 1]!
    if (line.width === 0 || line.width >= full - RAGGED) continue
    early++
    if (next.width === 0 || next.indented) continue
    if (isItem(next)) items++
    else followed++
  }
  return { parted: followed <= early * FEW, listed: items > 0 || early === 0 || followed > early * FEW }
}

/** How many columns filled lines mostly lack at most. */
function raggedness(breaks: readonly Break[], full: number): number {
  const lacking = breaks.map(({ line }) => full - line.width).filter((columns) => columns <= RAGGED)
  const most = lacking.toSorted((a, b) => a - b)[Math.ceil(lacking.length * MOST) - 1]
  return Math.max(LEAST_RAGGED, most ?? RAGGED)
}

/** Lines of a list end with their words; a page wrapped to a width breaks through some of them. */
function goThroughWords(text: string, breaks: readonly Break[], isWord: WordTest | null): boolean {
  if (isWord === null) return true
  const split = breaks.filter(({ line, next }) => isWord(text[line.end - 1]! + text[next.start]!))
  return split.length > 0 && split.length >= breaks.length * SPLIT
}

/** The break took the place of a space between two words of letters. */
function isBetweenWords(text: string, line: Line, next: Line): boolean {
  const isLetter = (at: number): boolean => /\p{L}/u.test(text[at]!) && !isHan(text.charCodeAt(at))
  return text[line.end] === ' ' && isLetter(line.end - 1) && isLetter(next.start)
}
