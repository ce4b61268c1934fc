import { CLASS_RATIO, FIRST_CLASS, LEAST_COUNT, symbolOf } from '../core/language.ts'
import type { LanguageStatistics } from '../core/language.ts'
import { isHan } from './han.ts'
import { WordCounts } from './word-counts.ts'

/** Tells likely text from unlikely text; all scores are natural logarithms of probabilities. */
export interface LanguageModel {
  /** How likely `after` is when `before` stands in front of it (UTF-16 code units, simplified script). */
  pair(before: number, after: number): number
  /** The same when two characters stand in front. */
  triple(first: number, second: number, after: number): number
  /** How likely a word is among all words; what is no known word of several characters gives -Infinity. */
  word(text: string): number
  isWord(text: string): boolean
}

interface Row {
  /** Symbol → how often it follows. */
  readonly followers: ReadonlyMap<number, number>
  readonly total: number
}

const NO_ROW: Row = { followers: new Map(), total: 0 }
/** The share given to a character that was never seen at all. */
const UNSEEN = 2e-7
const LAST_LETTER = FIRST_CLASS + 25
/** How often a character that is no word of its own is taken to have been one. */
const NO_WORD = 0.2
/** Marks and letters are no words: they cost so much more than their share of all characters says. */
const MARK = 8

/** Reads the statistics, each at the first question that it answers. */
export function languageModel(statistics: LanguageStatistics): LanguageModel {
  const words = new WordCounts(statistics.words)
  let known: Sequences | undefined
  const sequences = (): Sequences => (known ??= new Sequences(statistics))
  return {
    pair: (before, after) => sequences().pair(before, after),
    triple: (first, second, after) => sequences().triple(first, second, after),
    word(text) {
      const times = words.count(text)
      if (times !== undefined) return words.logShare(times)
      if (text.length > 1) return -Infinity
      const code = text.charCodeAt(0)
      return isHan(code) ? words.logShare(NO_WORD) : Math.log(sequences().frequency(code)) - MARK
    },
    isWord: (text) => words.has(text),
  }
}

/** What follows what; a row of a table is taken apart when it is asked for. */
class Sequences {
  readonly #lines: ReadonlyMap<string, string>
  readonly #pairs: (head: string) => Row
  readonly #triples: (head: string) => Row
  #shares: ReadonlyMap<number, number> | undefined

  constructor({ bigrams, trigrams }: Pick<LanguageStatistics, 'bigrams' | 'trigrams'>) {
    this.#lines = linesByHead(bigrams, 1)
    this.#pairs = rowReader(this.#lines)
    this.#triples = rowReader(linesByHead(trigrams, 2))
  }

  pair(before: number, after: number): number {
    return Math.log(this.#pair(headOf(before), symbolOf(after)))
  }

  triple(first: number, second: number, after: number): number {
    const symbol = symbolOf(after)
    const before = headOf(second)
    return Math.log(mixed(this.#triples(headOf(first) + before), symbol, this.#pair(before, symbol)))
  }

  /** How large a part of all text a character is. */
  frequency(code: number): number {
    return this.#share(symbolOf(code))
  }

  #pair(before: string, after: number): number {
    return mixed(this.#pairs(before), after, this.#share(after))
  }

  #share(symbol: number): number {
    this.#shares ??= shares(this.#lines)
    return Math.max(this.#shares.get(symbol) ?? 0, UNSEEN)
  }
}

function headOf(code: number): string {
  return String.fromCharCode(symbolOf(code))
}

/** How likely a symbol is in a row, with what it is without the row where that says little. */
function mixed({ followers, total }: Row, symbol: number, otherwise: number): number {
  if (total === 0) return otherwise
  const seen = total / (total + followers.size)
  return (seen * (followers.get(symbol) ?? 0)) / total + (1 - seen) * otherwise
}

/** The rows of a table by what they begin with, so many characters. */
function linesByHead(table: string, length: number): Map<string, string> {
  const lines = new Map<string, string>()
  for (const line of table.split('\n')) {
    if (!line.startsWith('# ')) lines.set(line.slice(0, length), line.slice(length))
  }
  return lines
}

function rowReader(lines: ReadonlyMap<string, string>): (head: string) => Row {
  const rows = new Map<string, Row>()
  return (head) => {
    const line = lines.get(head)
    if (line === undefined) return NO_ROW
    let row = rows.get(head)
    if (row === undefined) rows.set(head, (row = readRow(line)))
    return row
  }
}

function readRow(line: string): Row {
  const followers = new Map<number, number>()
  let total = 0
  let times = 0
  for (let at = 0; at < line.length; at++) {
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
function shares(lines: ReadonlyMap<string, string>): ReadonlyMap<number, number> {
  const totals = new Map<number, number>()
  let all = 0
  for (const [symbol, line] of lines) {
    const { total } = readRow(line)
    totals.set(symbol.charCodeAt(0), total)
    all += total
  }
  for (const [symbol, total] of totals) totals.set(symbol, total / all)
  return totals
}
