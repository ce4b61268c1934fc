import type { Compiled, Marker } from './compile.ts'
import type { Line } from './lines.ts'
import { ordinalValue } from './numerals.ts'

/** What opens a section: a numbered mark, `#`, a bold line, a short plain line, bold words at the start of a paragraph. */
export type Form = 'marked' | 'hash' | 'bold' | 'plain' | 'run-in'

/** A line as an outline sees it. Offsets point into the text. */
export interface Reading {
  readonly line: Line
  /** Level of the heading it is: how many `#` stand before it, or what the file's format says; 0 for none. */
  readonly hash: number
  readonly marker: string
  readonly rule: Marker | null
  readonly value: number | null
  readonly contentStart: number
  readonly contentEnd: number
  /** End of the bold words the line begins with, before their closing mark; null if it does not begin bold. */
  readonly boldEnd: number | null
  readonly wholeBold: boolean
  readonly table: boolean
}

/** Markdown before a mark, bold marks on their own, bold marks at the end. */
const DRESS = /(?:>\s{0,3}){0,3}(?:(#{1,6})\s{0,4})?/uy
const BOLD = /[*_\s]{0,12}/uy
const BOLD_END = /[*_\s]{1,12}$/u
const TABLE = /^\|.{1,4000}\|$/u
const LIST_BEFORE_MARK = /[-*+]\s{1,3}/uy
/** How far the closing mark of bold words is looked for. */
const LONGEST_BOLD = 400
const MOST_BOLD = 8
/** Bold words that close and open again. */
const AGAIN = /^\*\*\s{0,2}\*\*(?=[^*])/u

/** Reads marks and Markdown dress off a line. */
export function readLine(line: Line, { markers, numerals }: Compiled): Reading {
  const { text } = line
  if (line.cell !== undefined) {
    return { ...bare(line), table: true, contentStart: line.start, contentEnd: line.end }
  }
  if (TABLE.test(text)) {
    return { ...bare(line), table: true, contentStart: line.start + 1, contentEnd: line.end - 1 }
  }
  const dress = run(DRESS, text, 0)
  const hash = line.heading ?? dress?.[1]?.length ?? 0
  let at = dress?.[0].length ?? 0
  const bold = /^\s{0,3}(?:\*\*|__)/u.test(text.slice(at, at + 5))
  // A list hyphen before a number is only dress.
  const hyphen = run(LIST_BEFORE_MARK, text, at)?.[0].length ?? 0
  let found = hyphen > 0 && !bold ? findMarker(text, skip(at + hyphen), markers) : null
  if (found?.rule.rank == null) found = findMarker(text, bold ? skip(at) : at, markers)
  let boldEnd: number | null = null
  if (bold) {
    at = skip(at)
    boldEnd = closing(line, at)
  }
  const start = found === null ? at : found.rule.keep ? found.at : found.at + found.text.length
  const contentStart = line.start + (found === null || !found.rule.keep ? skip(start) : start)
  const contentEnd = Math.max(contentStart, line.end - (BOLD_END.exec(text)?.[0].length ?? 0))
  // `**三、** **工作安排**`: the mark and the words are bold apart.
  if (boldEnd !== null && boldEnd <= contentStart)
    boldEnd = reopened(line, contentStart) ? closing(line, contentStart - line.start) : null
  return {
    line,
    hash,
    marker: found === null ? '' : found.text.trim(),
    rule: found?.rule ?? null,
    value: found?.number === undefined ? null : ordinalValue(found.number, numerals),
    contentStart,
    contentEnd,
    boldEnd,
    wholeBold: boldEnd !== null && boldEnd >= contentEnd,
    table: false,
  }

  function skip(from: number): number {
    return from + (run(BOLD, text, from)?.[0].length ?? 0)
  }
}

function bare(line: Line): Omit<Reading, 'table' | 'contentStart' | 'contentEnd'> {
  return { line, hash: 0, marker: '', rule: null, value: null, boldEnd: null, wholeBold: false }
}

/** Where the bold words from an offset in the line on end; words made bold one after the other are one. */
function closing(line: Line, from: number): number | null {
  const within = line.text.slice(0, from + LONGEST_BOLD)
  let close = within.indexOf('**', from)
  for (let words = 0; close >= 0 && words < MOST_BOLD; words++) {
    const again = AGAIN.exec(within.slice(close, close + 8))
    if (again === null) break
    close = within.indexOf('**', close + again[0].length)
  }
  return close < 0 ? null : line.start + close
}

function reopened(line: Line, contentStart: number): boolean {
  return /\*\*\s{0,3}$/u.test(line.text.slice(0, contentStart - line.start))
}

interface Found {
  readonly rule: Marker
  readonly at: number
  readonly text: string
  readonly number: string | undefined
}

function findMarker(text: string, at: number, markers: readonly Marker[]): Found | null {
  for (const rule of markers) {
    const match = run(rule.pattern, text, at)
    if (match !== null) return { rule, at, text: match[0], number: match[1] }
  }
  return null
}

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
