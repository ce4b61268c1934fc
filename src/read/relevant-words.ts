import type { WordGroups } from '../core/word-groups.ts'

const UNITS = 0x10000
const PAIRS = 1 << 20
const LINE_END = '\n'
const SPACE = 32

/** A number for two code units that follow each other; a few pairs share one, which lets a few words too many through. */
function pairOf(first: number, second: number): number {
  return (first * 40503 + second) & (PAIRS - 1)
}

/**
 * The lines of a word list that can matter for a text: a word of which two neighbouring characters stand nowhere side by
 * side in the text is not in it. Words of one character are all kept that the text has.
 * @param list lines `word frequency tag`, UTF-8
 */
export function relevantWords(text: string, list: Buffer, { units, ends }: WordGroups): string {
  const begins = new Uint8Array(UNITS)
  const pairs = new Uint8Array(PAIRS)
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    begins[unit] = 1
    pairs[pairOf(before, unit)] = 1
    before = unit
  }
  const kept: string[] = []
  for (let group = 0; group < units.length; group++) {
    if (begins[units[group]!] === 0) continue
    const lines = list.toString('utf8', group === 0 ? 0 : ends[group - 1], ends[group])
    for (let from = 0; from < lines.length;) {
      const end = lines.indexOf(LINE_END, from)
      if (isPossible(lines, from, pairs)) kept.push(lines.slice(from, end + 1))
      from = end + 1
    }
  }
  return kept.join('')
}

function isPossible(lines: string, from: number, pairs: Uint8Array): boolean {
  let before = lines.charCodeAt(from)
  for (let at = from + 1; ; at++) {
    const unit = lines.charCodeAt(at)
    if (unit === SPACE) return true
    if (pairs[pairOf(before, unit)] === 0) return false
    before = unit
  }
}
