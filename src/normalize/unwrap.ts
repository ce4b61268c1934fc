import type { LayoutKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import { marksOf } from './line-marks.ts'
import type { Marks } from './line-marks.ts'
import { breaksBetween, isBlank, pageLines } from './page-lines.ts'
import type { Break, Line } from './page-lines.ts'
import { findWrapping } from './wrapping.ts'
import type { Wrapping } from './wrapping.ts'

/** Whether some characters are a word. */
export type WordTest = (characters: string) => boolean

/** How a page shows where its paragraphs begin. */
interface Paragraphs {
  /** By blank lines or indents: hardly a line that ends early is followed by text at the margin. */
  readonly parted: boolean
  /** Lines with the mark of a list item follow others at the margin; unless known, they may. */
  readonly listed: boolean
}

/** So small a part of the lines that end early may be followed by text where paragraphs are parted. */
const FEW = 0.1
/** So many paragraphs of several lines show by their shape alone that they are wrapped. */
const LEAST_PARAGRAPHS = 2
/** At least so large a part of the breaks between Chinese characters goes through a word. */
const SPLIT = 0.1

/**
 * Joins lines that were wrapped in the middle of a sentence. Only where a page is wrapped throughout: lines filled until
 * the next character, number or word had no room, hardly one that ends in the middle of a sentence earlier, and breaks
 * that go through words. Where blank lines or indents part the paragraphs, all their lines are joined; elsewhere a filled
 * line goes on when it ends with no closing mark, or with one that mostly stands within paragraphs, and the next begins
 * with no mark of a list.
 * @param words gives the test for a word in the script of the text; without one breaks are not checked
 */
export function unwrap(text: string, knowledge: LayoutKnowledge, words: () => WordTest | null): Edit[] {
  const lines = knowledge.widest === 0 ? [] : pageLines(text, knowledge.widest)
  const breaks = breaksBetween(lines)
  if (breaks.length < knowledge.least) return []
  const marks = marksOf(text, knowledge)
  const isOpen = (one: Break): boolean => marks.goesOn(one) || marks.endingOf(one.line) === ''
  const wrapping = findWrapping({ text, lines, marks, knowledge, open: breaks.filter(isOpen) })
  if (wrapping === null) return []
  const { parted, listed } = paragraphsOf(lines, wrapping, marks)
  const mayGoOn = (one: Break): boolean => !listed || !marks.isItem(one.next) || marks.goesOn(one)
  const running = breaks.filter((one) => mayGoOn(one))
  const filled = running.filter((one) => wrapping.isFull(one))
  const open = running.filter((one) => isOpen(one) && !wrapping.isShort(one.line))
  const joined = filled.filter(isOpen)
  if (joined.length < knowledge.least || joined.length < Math.max(open.length, filled.length) * knowledge.share)
    return []
  if (!areTorn(text, joined, marks, words()) && !(parted && areParagraphs(breaks, wrapping, marks))) return []
  const runsOn = parted ? () => true : runningOn(lines, wrapping, marks)
  return filled
    .filter((one) => isOpen(one) || runsOn(one))
    .map((one) => ({
      start: one.line.end,
      end: one.next.start,
      text: stoodSpace(text, one, wrapping) ? ' ' : '',
      kind: 'wrap',
    }))
}

function paragraphsOf(lines: readonly Line[], wrapping: Wrapping, { isItem }: Marks): Paragraphs {
  let early = 0
  let followed = 0
  let items = 0
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const next = lines[index + 1]!
    if (isBlank(line)) continue
    const parted = isBlank(next) || next.indented
    if (!parted && wrapping.isFull({ line, next })) continue
    early++
    if (parted) continue
    if (isItem(next)) items++
    else followed++
  }
  return { parted: followed <= early * FEW, listed: items > 0 || early === 0 || followed > early * FEW }
}

/**
 * Whether a filled line that ends with its sentence goes on: when that mark mostly stands within paragraphs, not at their
 * ends. Where a mark falls in a line says nothing, so it does among filled lines as often as elsewhere. What follows may
 * not be a heading.
 */
function runningOn(lines: readonly Line[], wrapping: Wrapping, marks: Marks): (one: Break) => boolean {
  const nexts = new Map(lines.map((line, index) => [line, lines[index + 1]]))
  const isLast = (line: Line): boolean => {
    const next = nexts.get(line)
    return next === undefined || isBlank(next) || !wrapping.isFull({ line, next })
  }
  const ends = countEach(lines.filter(isLast).map((line) => marks.endingOf(line)))
  const within = countEach(lines.flatMap((line) => marks.endingsWithin(line)))
  return ({ line, next }) => {
    if (isLast(next) && marks.endingOf(next) === '') return false
    const ending = marks.endingOf(line)
    return (within.get(ending) ?? 0) > (ends.get(ending) ?? 0)
  }
}

function countEach(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Lines of a list end with their words; a page wrapped to a width tears some of them, or a bracket, or a mark off its words. */
function areTorn(text: string, breaks: readonly Break[], marks: Marks, isWord: WordTest | null): boolean {
  if (isWord === null) return true
  const between = breaks.filter(
    ({ line, next }) => isHan(text.charCodeAt(line.end - 1)) && isHan(text.charCodeAt(next.start)),
  )
  const torn = breaks.filter((one) => marks.isTorn(one))
  const split = between.filter(({ line, next }) => {
    const before = text.slice(line.end - 2, line.end)
    const after = text.slice(next.start, next.start + 2)
    return isWord(before.slice(-1) + after.slice(0, 1)) && !isWord(before) && !isWord(after)
  })
  const evidence = new Set([...torn, ...split]).size
  return evidence > 0 && evidence >= new Set([...torn, ...between]).size * SPLIT
}

/**
 * Lines that follow each other all fill the width, but for the last ones, which are shorter and end with their sentence:
 * no list looks so.
 */
function areParagraphs(breaks: readonly Break[], wrapping: Wrapping, marks: Marks): boolean {
  const goOn = new Set(breaks.map(({ line }) => line))
  const last = breaks.map(({ next }) => next).filter((line) => !goOn.has(line))
  const ended = last.filter((line) => wrapping.hasRoom(line) && marks.endingOf(line) !== '')
  const filled = breaks.filter((one) => wrapping.isFull(one))
  return last.length >= LEAST_PARAGRAPHS && isNearlyAll(ended, last) && isNearlyAll(filled, breaks)
}

function isNearlyAll(some: readonly unknown[], all: readonly unknown[]): boolean {
  return some.length >= all.length * (1 - FEW)
}

/** A space stood at the break: between two words of letters or numbers kept whole, or in place of the last character. */
function stoodSpace(text: string, { line, next }: Break, wrapping: Wrapping): boolean {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at]!) && !isHan(text.charCodeAt(at))
  const between = isLetter(line.end - 1) && isLetter(next.start)
  if (between) return wrapping.keepsWords || line.to > line.end || next.start > next.from
  return wrapping.isFullWithSpaces(line)
}
