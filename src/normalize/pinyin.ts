import { groupBy } from '../core/group.ts'
import type { Evidence, PinyinKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import type { ReadingBracket, Readings } from './readings.ts'
import type { Transform } from './transform.ts'

/** Most brackets are followed by a space: then the spaces came with them. */
const MOSTLY = 0.8

/**
 * Removes readings in brackets, `聯(lián)`: one legal syllable after a Chinese character, where the page shows that it is
 * annotated, see {@link trusted}. A space that came with the brackets goes with them.
 * @param isConverted whether only traditional text has the character
 */
export function pinyinTransform(
  { evidence }: PinyinKnowledge,
  readings: Readings,
  isConverted: (code: number) => boolean,
): Transform {
  return (text) => {
    const found = readings.all(text)
    if (found.length === 0) return []
    const toned = found.filter((bracket) => bracket.toned)
    const converted = toned.filter(({ character }) => isConverted(character))
    const chosen = new Set([
      ...trusted(converted, evidence.converted, () => 0),
      ...trusted(toned, evidence.toned, (character) => timesIn(text, character)),
      ...trusted(
        found.filter((bracket) => !bracket.toned),
        evidence.toneless,
        (character) => timesIn(text, character),
      ),
    ])
    const spaced = [...chosen].filter(({ end }) => isSpaced(text, end)).length
    const inner = [...chosen].filter(({ end }) => isSpaced(text, end) || isHan(text.charCodeAt(end))).length
    const withSpace = spaced > 0 && spaced >= inner * MOSTLY
    return [...chosen]
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end }): Edit => {
        const whole = withSpace && isSpaced(text, end) ? end + 1 : end
        return { start, end: whole, text: '', kind: 'pinyin' }
      })
  }
}

/** One space and a Chinese character behind it. */
function isSpaced(text: string, at: number): boolean {
  return text[at] === ' ' && isHan(text.charCodeAt(at + 1))
}

function timesIn(text: string, character: number): number {
  return text.split(String.fromCharCode(character)).length - 1
}

/**
 * The brackets of characters that one reading stands behind throughout: enough of them, behind several characters, with
 * hardly another bracket of their kind on the page.
 * @param occurrences how often a character stands on the page, as far as each time should show its reading
 */
function trusted(
  brackets: readonly ReadingBracket[],
  rule: Evidence | null,
  occurrences: (character: number) => number,
): readonly ReadingBracket[] {
  if (rule === null || brackets.length < rule.least) return []
  const behind = groupBy(brackets, ({ character }) => character)
  const steady = [...behind].filter(([character, own]) => {
    const expected = Math.max(own.length, occurrences(character))
    return mostFrequent(own) >= rule.agreement * expected
  })
  const covered = steady.flatMap(([, own]) => own)
  const enough = steady.length >= rule.characters && covered.length >= rule.least
  return enough && covered.length >= rule.agreement * brackets.length ? covered : []
}

/** How often the commonest reading stands among the brackets. */
function mostFrequent(brackets: readonly ReadingBracket[]): number {
  const times = new Map<string, number>()
  for (const { reading } of brackets) times.set(reading, (times.get(reading) ?? 0) + 1)
  return Math.max(...times.values())
}
