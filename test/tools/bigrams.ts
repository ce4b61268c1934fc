/**
 * Counts which character follows which in real policy texts and writes `rules/repair/bigrams.txt` (the form is told in
 * `src/core/language.ts`). Every tenth document of the corpus is left out: the damage tests run on those. Run by
 * `npm run bigrams`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { CLASS_RATIO, FIRST_CLASS, LEAST_COUNT, symbolOf } from '../../src/core/language.ts'
import { BIGRAMS, corpusFiles, simplifiedSeeds } from './corpus.ts'

const LAST_CLASS = 25

const files = [...corpusFiles().filter(({ heldOut }) => !heldOut), ...simplifiedSeeds()].map(({ path }) => path)
if (!files.every((path) => existsSync(path)) || files.length === 0) {
  console.error('No corpus beside the repository (../shared): the bigrams stay as they are.')
  process.exit(1)
}
const counts = new Map<number, Map<number, number>>()
let total = 0
for (const path of files) {
  let before = symbolOf(10)
  for (const character of readFileSync(path, 'utf8').toWellFormed()) {
    const symbol = symbolOf(character.charCodeAt(0))
    count(before, symbol)
    before = symbol
  }
}
const rows = [...counts].toSorted(([a], [b]) => a - b).flatMap(([first, followers]) => rowOf(first, followers))
const text = `# Which character follows which in ${files.length} public policy texts; made by npm run bigrams.\n${rows.join('')}`
writeFileSync(BIGRAMS, text)
console.log(
  `${rows.length} rows, ${Math.round(Buffer.byteLength(text) / 1024)} KiB, from ${total} pairs in ${files.length} texts`,
)

function count(before: number, after: number): void {
  const followers = counts.get(before) ?? new Map<number, number>()
  counts.set(before, followers)
  followers.set(after, (followers.get(after) ?? 0) + 1)
  total++
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
