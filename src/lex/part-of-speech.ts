import { FIRST_CODE, type TagTable } from '../core/tag-table.ts'

/** The part-of-speech tag of a word as the segmenter's dictionary gives it (`n`, `v`, `ns`, `uj` …), {@link UNKNOWN} else. */
export type PartOfSpeech = (word: string) => string

/** The tag of words no dictionary knows. */
export const UNKNOWN = 'x'

/** Makes the look-up from the table that the build writes. */
export function partOfSpeech({ byLength, tags }: TagTable): PartOfSpeech {
  return (word) => {
    const list = byLength[word.length]
    if (list === undefined) return UNKNOWN
    const { words, codes } = list
    let low = 0
    let high = codes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (words.slice(middle * word.length, (middle + 1) * word.length) < word) low = middle + 1
      else high = middle
    }
    return words.startsWith(word, low * word.length) ? tags[codes.charCodeAt(low) - FIRST_CODE]! : UNKNOWN
  }
}
