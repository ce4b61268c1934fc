import { FIRST_CODE, type TagTable } from '../core/tag-table.ts'

/** The part-of-speech tag of a word as the segmenter's dictionary gives it (`n`, `v`, `ns`, `uj` …), {@link UNKNOWN} else. */
export type PartOfSpeech = (word: string) => string

/** The tag of words no dictionary knows. */
export const UNKNOWN = 'x'

/** Makes the look-up from the table that the build writes. */
export function partOfSpeech(table: TagTable): PartOfSpeech {
  const words = table.words.split(' ')
  return (word) => {
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (words[middle]! < word) low = middle + 1
      else high = middle
    }
    return words[low] === word ? table.tags[table.codes.charCodeAt(low) - FIRST_CODE]! : UNKNOWN
  }
}
