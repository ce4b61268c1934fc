import type { LayoutMark } from '../../core/layout.ts'

const LINE = /[^\r\n]+/g
const FRONT_MATTER = /^-{3,5}[ \t]*\r?\n(?:(?!-{3,5}[ \t]*\r?\n).*\r?\n){0,60}?-{3,5}[ \t]*(?:\r?\n|$)/
/** Quotation, heading and list marks before the words of a line. */
const DRESS = /^(?:[ \t>]|#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]){0,12}/
/** Bold words at the beginning of a line, also several in a row: the outline tells headings by them. */
const LEADING_BOLD = /^(?:(\*\*|__)(?=\S)(?:(?!\1).){1,400}\1[ \t]{0,3}){1,8}/

interface Habit {
  readonly pattern: RegExp
  /** The marks of a match at an offset. */
  marks(match: RegExpExecArray, at: number): readonly LayoutMark[]
}

const whole = (match: RegExpExecArray, at: number, text = ''): LayoutMark[] => [
  { start: at, end: at + match[0].length, text },
]

/** Both ends of a match, so many characters long. */
const ends =
  (size: number) =>
  (match: RegExpExecArray, at: number): LayoutMark[] => [
    { start: at, end: at + size, text: '' },
    { start: at + match[0].length - size, end: at + match[0].length, text: '' },
  ]

const HABITS: readonly Habit[] = [
  { pattern: /\\(?=[!-/:-@[-`{-~])/y, marks: whole },
  { pattern: /!\[[^\]]{0,300}\]\([^()\s]{0,1000}(?:[ \t]"[^"]{0,200}")?\)/y, marks: whole },
  {
    pattern: /\[([^[\]]{1,300})\]\([^()\s]{1,1000}(?:[ \t]"[^"]{0,200}")?\)/y,
    marks: (match, at) => [
      { start: at, end: at + 1, text: '' },
      { start: at + 1 + (match[1]?.length ?? 0), end: at + match[0].length, text: '' },
    ],
  },
  { pattern: /<br[ \t]*\/?>/iy, marks: (match, at) => whole(match, at, '\n') },
  { pattern: /<\/?(?:a|b|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?>/iy, marks: whole },
  { pattern: /~~(?=\S)[^~]{1,400}~~/y, marks: whole },
  { pattern: /\*\*(?=[^\s*])(?:(?!\*\*).){1,400}\*\*/y, marks: ends(2) },
  { pattern: /__(?=[^\s_])(?:(?!__).){1,400}__/y, marks: ends(2) },
  // 3*4*5 and 61.2* are no emphasis
  { pattern: /(?<![\w*])\*(?=[^\s*])[^*]{0,400}[^\s*]\*(?!\*)/y, marks: ends(1) },
  { pattern: /`[^`]{1,400}`/y, marks: ends(1) },
]

/** The marks within the lines of a Markdown text that belong to its form and not to its words. */
export function inlineMarks(text: string): LayoutMark[] {
  const marks: LayoutMark[] = []
  const body = FRONT_MATTER.exec(text)?.[0].length ?? 0
  for (const { 0: line, index } of text.matchAll(LINE)) {
    if (index < body || !/[*_`~\\<\]]/.test(line)) continue
    const dress = DRESS.exec(line)?.[0].length ?? 0
    const bold = LEADING_BOLD.exec(line.slice(dress))?.[0].length ?? 0
    marks.push(...marksIn(line, dress + bold, index))
  }
  return marks
}

function marksIn(line: string, from: number, offset: number): LayoutMark[] {
  const found: LayoutMark[] = []
  /** Behind an opening mark the search goes on inside; its closing mark waits. */
  const closing = new Map<number, LayoutMark>()
  for (let at = from; at < line.length;) {
    const waiting = closing.get(at)
    if (waiting !== undefined) {
      found.push(waiting)
      at = waiting.end - offset
      continue
    }
    const [first, last] = marksAt(line, at, offset)
    if (first === undefined) {
      at++
      continue
    }
    found.push(first)
    if (last !== undefined) closing.set(last.start - offset, last)
    at = first.end - offset
  }
  return found
}

function marksAt(line: string, at: number, offset: number): readonly LayoutMark[] {
  for (const { pattern, marks } of HABITS) {
    pattern.lastIndex = at
    const match = pattern.exec(line)
    if (match !== null) return marks(match, offset + at)
  }
  return []
}
