import type { PinyinKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { isHan } from './han.ts'
import type { Transform } from './transform.ts'

/** A bracket that may hold a syllable; the longest (six letters with a combining mark) has seven characters. */
const BRACKET = /\( {0,4}([^\s()]{1,8}) {0,4}\)/y

/** Removes readings in brackets, `聯(lián)`: one legal syllable with one tone mark, after a Chinese character. */
export function pinyinTransform(knowledge: PinyinKnowledge): Transform {
  const tones = new Map(Object.entries(knowledge.tones))
  const letters = new Map(Object.entries(knowledge.letters))
  const syllables = new Set(knowledge.syllables)

  function isReading(content: string): boolean {
    let plain = ''
    let marks = 0
    for (const letter of content.normalize('NFC')) {
      const vowel = tones.get(letter)
      if (vowel !== undefined) marks++
      plain += vowel ?? letters.get(letter) ?? letter
    }
    return marks === 1 && syllables.has(plain)
  }

  return (text) => {
    const edits: Edit[] = []
    let removedTo = -1
    for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      if (at === 0 || (at !== removedTo && !isHan(text.charCodeAt(at - 1)))) continue
      BRACKET.lastIndex = at
      const content = BRACKET.exec(text)?.[1]
      if (content === undefined || !isReading(content)) continue
      removedTo = BRACKET.lastIndex
      edits.push({ start: at, end: removedTo, text: '', kind: 'pinyin' })
    }
    return edits
  }
}
