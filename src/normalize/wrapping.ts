import type { LayoutKnowledge } from '../core/repair.ts'
import type { Marks } from './line-marks.ts'
import { WIDE, isBlank } from './page-lines.ts'
import type { Break, Line } from './page-lines.ts'

/** How a page may have been wrapped. */
export interface Wrapping {
  /** Whether the line ends where it does because what begins the next had no room on it. */
  isFull(one: Break): boolean
  /** Whether the line is filled to the very width by the white space at its end. */
  isFullWithSpaces(line: Line): boolean
  /** Whether a wide character more would have had room on the line. */
  hasRoom(line: Line): boolean
  /** Whether the line is too short to be the work of a wrapping: a heading, a name, or the end of a paragraph. */
  isShort(line: Line): boolean
  /** Numbers and words of letters stand whole in one line. */
  readonly keepsWords: boolean
}

/** What a wrapping is found by. */
export interface WrappedPage {
  readonly text: string
  readonly lines: readonly Line[]
  /** Those that a wrapping has to explain: no sentence ends there. */
  readonly open: readonly Break[]
  readonly marks: Marks
  readonly knowledge: LayoutKnowledge
}

/** The size of a character. */
type Measure = (code: number) => number

/** By what lines are measured: columns, columns where all but ASCII is wide, characters. */
const MEASURES: readonly Measure[] = [(code) => (code >= WIDE ? 2 : 1), (code) => (code >= 0x80 ? 2 : 1), () => 1]
/** What is wider than so many lines cannot be wrapped: an address, a row of signs. */
const NEARLY_ALL = 0.98
/** A number or a word of letters kept whole is no longer than this. */
const LONGEST_WORD = 20

/** What must stand in one line: each character, or numbers and words of letters too. */
type Keeping = 'characters' | 'words'

/** The way of wrapping that explains most of the open breaks, the simpler of two; null for a page too narrow. */
export function findWrapping(page: WrappedPage): Wrapping | null {
  const plain = bestWrapping(page, 'characters')
  if (plain !== null && cutsFigures(page, plain.wrapping)) return plain.wrapping
  const whole = bestWrapping(page, 'words')
  return (whole !== null && whole.explained > (plain?.explained ?? 0) ? whole : plain)?.wrapping ?? null
}

function bestWrapping(
  page: WrappedPage,
  keeping: Keeping,
): { readonly wrapping: Wrapping; readonly explained: number } | null {
  const indents = page.lines.some(({ indented }) => indented) ? [true, false] : [true]
  const tried = MEASURES.flatMap((measure) =>
    indents.flatMap((countsIndents) => {
      const wrapping = wrappingOf(page, measure, countsIndents, keeping)
      return wrapping === null ? [] : [wrapping]
    }),
  )
  const counted = tried.map((wrapping) => ({
    wrapping,
    explained: page.open.filter((one) => wrapping.isFull(one)).length,
  }))
  return counted.toSorted((a, b) => b.explained - a.explained)[0] ?? null
}

/** A number or a word of letters goes on in the next line: whoever keeps them whole never does so. */
function cutsFigures({ text, open }: WrappedPage, wrapping: Wrapping): boolean {
  return open.some((one) => {
    const { line, next } = one
    const ends = text.slice(line.end - 1, line.to) + text.slice(next.from, next.start + 1)
    return /^(?:[0-9]{2}|[A-Za-z]{2})$/.test(ends) && wrapping.isFull(one)
  })
}

function wrappingOf(
  { text, lines, marks, knowledge }: WrappedPage,
  measure: Measure,
  countsIndents: boolean,
  keeping: Keeping,
): Wrapping | null {
  const sizeOf = (from: number, to: number): number => {
    let size = 0
    for (let at = from; at < to; at++) size += measure(text.charCodeAt(at))
    return size
  }
  const leftOf = (line: Line): number => (line.indented && !countsIndents ? line.start : line.from)
  const sizes = lines
    .filter((line) => !isBlank(line))
    .map((line) => sizeOf(leftOf(line), marks.beforeHanging(line)))
    .toSorted((a, b) => a - b)
  const full = sizes[Math.ceil(sizes.length * NEARLY_ALL) - 1] ?? 0
  const wide = measure(WIDE)
  if (full * 2 < knowledge.narrowest * wide) return null
  return {
    keepsWords: keeping !== 'characters',
    isFull({ line, next }) {
      const room = full - sizeOf(leftOf(line), line.end)
      if (room < 0) return full >= sizeOf(leftOf(line), marks.beforeHanging(line))
      const end = keeping === 'words' ? marks.endOfWord(next) : next.start + 1
      return sizeOf(next.from, Math.min(end, next.start + LONGEST_WORD)) > room || this.isFullWithSpaces(line)
    },
    hasRoom: (line) => sizeOf(leftOf(line), line.end) + wide <= full,
    isShort: (line) => sizeOf(leftOf(line), line.end) * 2 < full,
    isFullWithSpaces: (line) => line.to > line.end && sizeOf(leftOf(line), line.to) === full,
  }
}
