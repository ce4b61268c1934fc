import type { LayoutKnowledge } from '../core/repair.ts'
import { WIDE } from './page-lines.ts'
import type { Break, Line } from './page-lines.ts'

/** What the marks at either end of lines tell. */
export interface Marks {
  /** Begins with the mark of a list item or a heading. */
  isItem(line: Line): boolean
  /**
   * How the line ends, if sentences end so: a mark and quotation marks behind it; in front of a bracket the mark that ends
   * the sentence before it. Else the empty string.
   */
  endingOf(line: Line): string
  /** The same of each place within the line. */
  endingsWithin(line: Line): string[]
  /**
   * No line of its own begins with such a mark, which belongs to what is in front; ends between two brackets; or ends
   * without a mark behind a whole sentence and more.
   */
  isTorn(one: Break): boolean
  /** No sentence ends or begins so. */
  goesOn(one: Break): boolean
  /** The end of the line without the marks that may hang over the edge. */
  beforeHanging(line: Line): number
  /** The end of what must stand in one line, from the first character: a number, a word of letters, marks behind it. */
  endOfWord(line: Line): number
}

/** The mark of a numbered line is no longer than this. */
const LONGEST_MARKER = 8
/** So far from a bracket its other half is looked for. */
const LONGEST_BRACKET = 200

export function marksOf(text: string, knowledge: LayoutKnowledge): Marks {
  const { opening, marker, stops, continuing, quotes, attached } = knowledge
  const closing = stops + knowledge.closing
  const numbered = new RegExp(marker, 'u')
  const hanging = closing + continuing + quotes
  const brackets = bracketsOf(text, knowledge.brackets)

  function ending(from: number, end: number): string {
    let last = end - 1
    while (last > from && quotes.includes(text[last]!)) last--
    if (!closing.includes(text[last]!)) return ''
    const opener = brackets.openerBefore(last, text[last]!)
    const before = opener < 0 ? '' : text.slice(0, opener).trimEnd().slice(-1)
    return (before !== '' && closing.includes(before) ? before : '') + text.slice(last, end)
  }

  function endingsWithin({ start, end }: Line): string[] {
    const found: string[] = []
    for (let at = start + 1; at < end; at++) {
      if (!closing.includes(text[at - 1]!) && !quotes.includes(text[at - 1]!)) continue
      if (!hanging.includes(text[at]!)) found.push(ending(start, at))
    }
    return found
  }

  const isWithin = ({ line, next }: Break): boolean =>
    (hanging + attached).includes(text[next.start]!) || brackets.isWithin(line.end)
  const isStop = (mark: string): boolean => mark !== '' && stops.includes(mark[0]!)

  return {
    isItem: ({ start }) => opening.includes(text[start]!) || numbered.test(text.slice(start, start + LONGEST_MARKER)),
    endingOf: ({ start, end }) => ending(start, end),
    endingsWithin,
    isTorn: (one) =>
      isWithin(one) || (ending(one.line.start, one.line.end) === '' && endingsWithin(one.line).some(isStop)),
    goesOn: (one) => continuing.includes(text[one.line.end - 1]!) || isWithin(one),
    beforeHanging({ start, end }) {
      let last = end
      while (last > start && hanging.includes(text[last - 1]!)) last--
      return last
    },
    endOfWord({ start, end }) {
      const isNarrow = (at: number): boolean => text.charCodeAt(at) < WIDE && !/\s/.test(text[at]!)
      let at = start + 1
      if (isNarrow(start)) while (at < end && isNarrow(at)) at++
      while (at < end && hanging.includes(text[at]!)) at++
      return at
    },
  }
}

/** @param pairs opening and closing brackets in turn */
function bracketsOf(text: string, pairs: string) {
  const depthOf = (character: string): number => {
    const at = pairs.indexOf(character)
    return at < 0 ? 0 : at % 2 === 0 ? 1 : -1
  }
  /** The opening bracket of the pair that is open in front of an offset, or -1. */
  function openBefore(offset: number): number {
    let depth = 0
    for (let at = offset - 1; at >= Math.max(0, offset - LONGEST_BRACKET); at--) {
      depth += depthOf(text[at]!)
      if (depth > 0) return at
    }
    return -1
  }
  return {
    /** The opening bracket that belongs to a closing one, or -1. */
    openerBefore: (at: number, closer: string): number => (depthOf(closer) < 0 ? openBefore(at) : -1),
    /** Brackets are open at an offset, and closed behind it. */
    isWithin(offset: number): boolean {
      const opener = openBefore(offset)
      if (opener < 0) return false
      let depth = 0
      for (let at = offset; at < Math.min(text.length, offset + LONGEST_BRACKET); at++) {
        depth += depthOf(text[at]!)
        if (depth < 0) return pairs.indexOf(text[at]!) === pairs.indexOf(text[opener]!) + 1
      }
      return false
    },
  }
}
