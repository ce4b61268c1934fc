/** Counts which character follows which; the form of the table is told in `src/core/language.ts`. */
import { CLASS_RATIO, FIRST_CLASS, LEAST_COUNT, symbolOf } from '../../src/core/language.ts'

const LAST_CLASS = 25
const NEWLINE = 10

export interface BigramTable {
  /** The rows, each with its line end. */
  readonly rows: readonly string[]
  /** How many pairs were counted. */
  readonly total: number
}

export function bigramTable(texts: Iterable<string>): BigramTable {
  const counts = new Map<number, Map<number, number>>()
  let total = 0
  for (const text of texts) {
    let before = symbolOf(NEWLINE)
    for (const character of text.toWellFormed()) {
      const symbol = symbolOf(character.charCodeAt(0))
      const followers = counts.get(before) ?? new Map<number, number>()
      counts.set(before, followers)
      followers.set(symbol, (followers.get(symbol) ?? 0) + 1)
      total++
      before = symbol
    }
  }
  const rows = [...counts].toSorted(([a], [b]) => a - b).flatMap(([first, followers]) => rowOf(first, followers))
  return { rows, total }
}

function rowOf(first: number, followers: ReadonlyMap<number, number>): string[] {
  const classes = new Map<number, string>()
  for (const [symbol, times] of [...followers].toSorted(([a], [b]) => a - b)) {
    if (times < LEAST_COUNT) continue
    const level = Math.min(LAST_CLASS, Math.round(Math.log(times / LEAST_COUNT) / Math.log(CLASS_RATIO)))
    classes.set(level, (classes.get(level) ?? '') + String.fromCharCode(symbol))
  }
  if (classes.size === 0) return []
  const groups = [...classes].toSorted(([a], [b]) => b - a)
  const written = groups.map(([level, symbols]) => String.fromCharCode(FIRST_CLASS + level) + symbols)
  return [`${String.fromCharCode(first)}${written.join('')}\n`]
}
