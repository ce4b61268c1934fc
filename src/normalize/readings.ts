import type { PinyinKnowledge } from '../core/repair.ts'
import { isHan } from './han.ts'

/** A bracket behind a character that may hold its reading. */
export interface ReadingBracket {
  /** Offset of the opening bracket (or of a space in front of it), and of what follows the closing one. */
  readonly start: number
  readonly end: number
  /** UTF-16 code unit the bracket stands behind. */
  readonly character: number
  readonly reading: string
  readonly toned: boolean
}

/** Tells readings from other words in brackets. */
export interface Readings {
  /** The bracket that opens at `at` and holds one legal syllable, or null. `character` is left 0. */
  bracketAt(text: string, at: number): ReadingBracket | null
  /** The syllable and closing bracket that start at `at`, the opening bracket lost; always toned. */
  restAt(text: string, at: number): { readonly end: number; readonly reading: string } | null
  /** All brackets with a syllable right behind a Chinese character (or behind another such bracket), in order. */
  all(text: string): ReadingBracket[]
}

/** A bracket that may hold a syllable; the longest (six letters with a combining mark) has seven characters. */
const BRACKET = /[(\uFF08] {0,4}([^\s()\uFF08\uFF09]{1,8}) {0,4}[)\uFF09]/y
const REST = /([^\s()\uFF08\uFF09?\uFF1F]{1,8})[)\uFF09]/y
const OPENING = /[(\uFF08]/g

export function readingsOf(knowledge: PinyinKnowledge): Readings {
  const tones = new Map(Object.entries(knowledge.tones))
  const letters = new Map(Object.entries(knowledge.letters))
  const syllables = new Set(knowledge.syllables)

  /** 1 with one tone mark, 0 without, -1 for what is no syllable. */
  function marksIn(content: string): number {
    let plain = ''
    let marks = 0
    for (const letter of content.normalize('NFC')) {
      const vowel = tones.get(letter)
      if (vowel !== undefined) marks++
      plain += vowel ?? letters.get(letter) ?? letter
    }
    return marks <= 1 && syllables.has(plain) ? marks : -1
  }

  function bracketAt(text: string, at: number): ReadingBracket | null {
    BRACKET.lastIndex = at
    const reading = BRACKET.exec(text)?.[1]
    if (reading === undefined) return null
    const marks = marksIn(reading)
    if (marks < 0) return null
    return { start: at, end: BRACKET.lastIndex, character: 0, reading, toned: marks === 1 }
  }

  return {
    bracketAt,
    restAt(text, at) {
      REST.lastIndex = at
      const reading = REST.exec(text)?.[1]
      return reading !== undefined && marksIn(reading) === 1 ? { end: REST.lastIndex, reading } : null
    },
    all(text) {
      const found: ReadingBracket[] = []
      OPENING.lastIndex = 0
      for (let hit = OPENING.exec(text); hit !== null; hit = OPENING.exec(text)) {
        const before = found.at(-1)
        const start = text[hit.index - 1] === ' ' ? hit.index - 1 : hit.index
        const chained = before !== undefined && before.end === start
        const character = chained ? before.character : text.charCodeAt(start - 1)
        if (!chained && !isHan(character)) continue
        const bracket = bracketAt(text, hit.index)
        if (bracket === null) continue
        found.push({ ...bracket, start, character })
        OPENING.lastIndex = bracket.end
      }
      return found
    },
  }
}
