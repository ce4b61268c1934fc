/** Counts which character follows which; the form of the tables is told in `src/core/language.ts`. */
import { CLASS_RATIO, FIRST_CLASS, LEAST_COUNT, symbolOf } from '../../src/core/language.ts'

const LAST_CLASS = 25
const LEAST_TRIPLE = 8
const NEWLINE = 10

export interface SequenceTable {
  /** The rows, each with its line end. */
  readonly rows: readonly string[]
  /** How many sequences were counted. */
  readonly total: number
}

export function bigramTable(texts: Iterable<string>): SequenceTable {
  return sequenceTable(texts, 1, LEAST_COUNT)
}

/** What follows two characters, where that was seen often enough to be worth its room. */
export function trigramTable(texts: Iterable<string>): SequenceTable {
  return sequenceTable(texts, 2, LEAST_TRIPLE)
}

function sequenceTable(texts: Iterable<string>, before: number, least: number): SequenceTable {
  const counts = new Map<string, Map<number, number>>()
  let total = 0
  for (const text of texts) {
    let head = String.fromCharCode(symbolOf(NEWLINE)).repeat(before)
    for (const character of text.toWellFormed()) {
      const symbol = symbolOf(character.charCodeAt(0))
      const followers = counts.get(head) ?? new Map<number, number>()
      counts.set(head, followers)
      followers.set(symbol, (followers.get(symbol) ?? 0) + 1)
      total++
      head = head.slice(1) + String.fromCharCode(symbol)
    }
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { rows: rows.flatMap(([head, followers]) => rowOf(head, followers, least)), total }
}

function rowOf(head: string, followers: ReadonlyMap<number, number>, least: number): string[] {
  const classes = new Map<number, string>()
  for (const [symbol, times] of [...followers].toSorted(([a], [b]) => a - b)) {
    if (times < least) continue
    const level = Math.min(LAST_CLASS, Math.round(Math.log(times / LEAST_COUNT) / Math.log(CLASS_RATIO)))
    classes.set(level, (classes.get(level) ?? '') + String.fromCharCode(symbol))
  }
  if (classes.size === 0) return []
  const groups = [...classes].toSorted(([a], [b]) => b - a)
  const written = groups.map(([level, symbols]) => String.fromCharCode(FIRST_CLASS + level) + symbols)
  return [`${head}${written.join('')}\n`]
}
