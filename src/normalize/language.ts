import { CLASS_RATIO, FIRST_CLASS, LEAST_COUNT, symbolOf } from '../core/language.ts'
import type { LanguageStatistics } from '../core/language.ts'

/** Tells likely text from unlikely text; all scores are natural logarithms of probabilities. */
export interface LanguageModel {
  /** How likely `after` is when `before` stands in front of it (UTF-16 code units, simplified script). */
  pair(before: number, after: number): number
  /** How likely a word is among all words; what is no known word of several characters gives -Infinity. */
  word(text: string): number
  isWord(text: string): boolean
}

interface Row {
  /** Symbol → how often it follows. */
  readonly followers: ReadonlyMap<number, number>
  readonly total: number
}

/** The share given to a character that was never seen at all. */
const UNSEEN = 2e-7
const LAST_LETTER = FIRST_CLASS + 25
/** Words longer than this are not looked up. */
export const LONGEST_WORD = 5
/** How often a character that is no word of its own is taken to have been one. */
const NO_WORD = 0.2

/** Reads the statistics; a row of bigrams is taken apart when its first character is asked for. */
export function languageModel({ bigrams, words }: LanguageStatistics): LanguageModel {
  const lines = new Map<number, string>()
  for (const line of bigrams.split('\n')) if (!line.startsWith('# ')) lines.set(line.charCodeAt(0), line)
  const rows = new Map<number, Row>()
  const counts = wordCounts(words)
  const all = Math.log(counts.get('') ?? 1)
  let share: ReadonlyMap<number, number> | undefined

  function rowOf(symbol: number): Row {
    let row = rows.get(symbol)
    if (row === undefined) rows.set(symbol, (row = readRow(lines.get(symbol) ?? '')))
    return row
  }

  function frequency(symbol: number): number {
    share ??= shares(lines)
    return Math.max(share.get(symbol) ?? 0, UNSEEN)
  }

  return {
    pair(before, after) {
      const symbol = symbolOf(after)
      const { followers, total } = rowOf(symbolOf(before))
      const seen = total === 0 ? 0 : total / (total + followers.size)
      const times = followers.get(symbol) ?? 0
      return Math.log(seen * (total === 0 ? 0 : times / total) + (1 - seen) * frequency(symbol))
    },
    word(text) {
      const times = counts.get(text)
      if (times !== undefined) return Math.log(times) - all
      return text.length === 1 ? Math.log(NO_WORD) - all : -Infinity
    },
    isWord: (text) => counts.has(text),
  }
}

/** Word → count; the empty word has their sum. */
function wordCounts(words: string): Map<string, number> {
  const counts = new Map<string, number>()
  let sum = 0
  for (const line of words.split('\n')) {
    const space = line.indexOf(' ')
    if (space <= 0 || space > LONGEST_WORD || line.startsWith('#')) continue
    const count = Number(line.slice(space + 1))
    counts.set(line.slice(0, space), count)
    sum += count
  }
  return counts.set('', sum)
}

function readRow(line: string): Row {
  const followers = new Map<number, number>()
  let total = 0
  let times = 0
  for (let at = 1; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code >= FIRST_CLASS && code <= LAST_LETTER) {
      times = LEAST_COUNT * CLASS_RATIO ** (code - FIRST_CLASS)
      continue
    }
    followers.set(code, times)
    total += times
  }
  return { followers, total }
}

/** How large a part of all text each symbol is. */
function shares(lines: ReadonlyMap<number, string>): ReadonlyMap<number, number> {
  const totals = new Map<number, number>()
  let all = 0
  for (const [symbol, line] of lines) {
    const { total } = readRow(line)
    totals.set(symbol, total)
    all += total
  }
  for (const [symbol, total] of totals) totals.set(symbol, total / all)
  return totals
}
