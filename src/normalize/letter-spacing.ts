import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import type { LanguageModel } from './language.ts'
import { linesOf } from './line-spans.ts'

/** A space with a lone character on one side. */
const LONE =
  /(?:^|[^\u3400-\u9FFF])[\u3400-\u9FFF] (?=[\u3400-\u9FFF])|[\u3400-\u9FFF] [\u3400-\u9FFF](?![\u3400-\u9FFF])/
/** A heading of two characters, or an office and a name, spaced out to look well. */
const SPACED_HEADING = /^[^\u3400-\u9FFF]*[\u3400-\u9FFF] [\u3400-\u9FFF](?: [\u3400-\u9FFF]{2,4})?[^\u3400-\u9FFF]*$/
/** So many lone characters in a row are a line spaced out, whatever words they make. */
const SPACED_OUT = /(?:[\u3400-\u9FFF] ){4}[\u3400-\u9FFF]/
/** A line so long is running text, where a space is nothing but a fault. */
const RUNNING = 25
const GAP = /(?<=[\u3400-\u9FFF]) (?=[\u3400-\u9FFF])/g
const LONGEST = 4
const REACH = 4

/**
 * Removes spaces that a recognizer put between the characters of a line (`基础设施 基 站`): single spaces that split a word,
 * and in a line with such a space those next to a lone character. Names and headings (`任 刚`, `总 则`) keep theirs, and so
 * do numerals, between which the space may stand for a mark.
 * @param numerals characters of numbers, in one string
 */
export function letterSpacing(text: string, numerals: string, model: () => LanguageModel | null): Edit[] {
  const edits: Edit[] = []
  if (!text.includes(' ')) return edits
  for (const { start: index, end: lineEnd } of linesOf(text)) {
    const line = text.slice(index, lineEnd)
    if (
      !line.includes(' ') ||
      line.search(GAP) < 0 ||
      (line.length < RUNNING && !LONE.test(line)) ||
      SPACED_HEADING.test(line)
    )
      continue
    const words = model()
    if (words === null) return []
    const gaps = [...line.matchAll(GAP)]
      .map((gap) => gap.index)
      .filter((at) => !numerals.includes(line[at - 1]!) || !numerals.includes(line[at + 1]!))
    const split = new Set(gaps.filter((at) => splitsWord(line, at, words)))
    const spacedOut = SPACED_OUT.test(line)
    /** Between the space and one that splits a word stands a single character; on its other side stands a word. */
    const isBesideLone = (at: number, side: -2 | 2): boolean => {
      if (!split.has(at + side) || !isHan(line.charCodeAt(at + side / 2))) return false
      const beyond = side > 0 ? lettersBefore(line, at).slice(-2) : lettersAfter(line, at).slice(0, 2)
      return beyond.length === 1 ? spacedOut || split.has(at - side) : words.isWord(beyond)
    }
    for (const at of gaps) {
      if (!split.has(at) && !isBesideLone(at, -2) && !isBesideLone(at, 2)) continue
      edits.push({ start: index + at, end: index + at + 1, text: '', kind: 'letter-space' })
    }
  }
  return edits
}

/**
 * The characters around the space make a word that is not cut out of another one, and one side of it stands alone, or
 * neither would be part of another word.
 */
function splitsWord(line: string, at: number, words: LanguageModel): boolean {
  const before = lettersBefore(line, at)
  const after = lettersAfter(line, at)
  if (before.length > 1 && after.length > 1) {
    if (line.length < RUNNING || words.isWord(before.slice(-2)) || words.isWord(after.slice(0, 2))) return false
    return words.isWord(before.slice(-1) + after.slice(0, 1))
  }
  for (let left = 1; left <= Math.min(before.length, LONGEST - 1); left++) {
    if (left < before.length && words.isWord(before.slice(-left - 1).slice(0, 2))) continue
    for (let right = 1; right <= Math.min(after.length, LONGEST - left); right++) {
      if (right < after.length && words.isWord(after.slice(right - 1, right + 1))) continue
      if (words.isWord(before.slice(-left) + after.slice(0, right))) return true
    }
  }
  return false
}

function lettersBefore(line: string, at: number): string {
  let start = at
  while (start > 0 && at - start < REACH && isHan(line.charCodeAt(start - 1))) start--
  return line.slice(start, at)
}

function lettersAfter(line: string, at: number): string {
  let end = at + 1
  while (end < line.length && end - at <= REACH && isHan(line.charCodeAt(end))) end++
  return line.slice(at + 1, end)
}
