/** Words and their part-of-speech tags in a form that is quick to load: no table is made, words are found by halving. */
export interface TagTable {
  /** Words by their length in UTF-16 code units. */
  readonly byLength: Readonly<Record<number, TaggedWords>>
  readonly tags: readonly string[]
}

/** Words of one length. */
export interface TaggedWords {
  /** Sorted by code units, one after the other. */
  readonly words: string
  /** One character for each word; its code less {@link FIRST_CODE} is an index into `tags`. */
  readonly codes: string
}

/** Code of the character that stands for the first tag. */
export const FIRST_CODE = 0x30
