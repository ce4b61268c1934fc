import type { PinyinKnowledge, TonelessKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import type { ReadingBracket, Readings } from './readings.ts'
import type { Transform } from './transform.ts'

/** Most brackets are followed by a space: then the spaces came with them. */
const MOSTLY = 0.8

/**
 * Removes readings in brackets, `聯(lián)`: one legal syllable after a Chinese character. With a tone mark it is nothing
 * else; without one it counts only where the page shows it, see {@link learned}. A space that came with the brackets goes
 * with them.
 */
export function pinyinTransform(knowledge: PinyinKnowledge, readings: Readings): Transform {
  return (text) => {
    const found = readings.all(text)
    if (found.length === 0) return []
    const toneless = found.filter(({ toned }) => !toned)
    const trusted = knowledge.toneless === null ? new Set() : learned(text, toneless, knowledge.toneless)
    const chosen = found.filter((bracket) => bracket.toned || trusted.has(pairOf(bracket)))
    const spaced = chosen.filter(({ end }) => isSpaced(text, end)).length
    const inner = chosen.filter(({ end }) => isSpaced(text, end) || isHan(text.charCodeAt(end))).length
    const withSpace = spaced > 0 && spaced >= inner * MOSTLY
    return chosen.map(({ start, end }): Edit => {
      const whole = withSpace && isSpaced(text, end) ? end + 1 : end
      return { start, end: whole, text: '', kind: 'pinyin' }
    })
  }
}

/** One space and a Chinese character behind it. */
function isSpaced(text: string, at: number): boolean {
  return text[at] === ' ' && isHan(text.charCodeAt(at + 1))
}

function pairOf({ character, reading }: ReadingBracket): string {
  return String.fromCharCode(character) + reading
}

/**
 * The pairs of character and reading that a page uses throughout: enough brackets behind several characters, nearly every
 * occurrence of such a character followed by the same reading.
 */
function learned(text: string, brackets: readonly ReadingBracket[], rule: TonelessKnowledge): Set<string> {
  const none = new Set<string>()
  if (brackets.length < rule.least) return none
  const pairs = new Map<string, number>()
  for (const bracket of brackets) pairs.set(pairOf(bracket), (pairs.get(pairOf(bracket)) ?? 0) + 1)
  const steady = [...pairs].filter(([pair, times]) => times >= rule.agreement * (text.split(pair[0]!).length - 1))
  const covered = steady.reduce((sum, [, times]) => sum + times, 0)
  if (steady.length < rule.characters || covered < rule.least || covered < rule.agreement * brackets.length) return none
  return new Set(steady.map(([pair]) => pair))
}
