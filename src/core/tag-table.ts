/** Words and their part-of-speech tags in a form that is quick to load: no table is made, words are found by halving. */
export interface TagTable {
  /** Sorted by code units, separated by single spaces. */
  readonly words: string
  /** One character for each word; its code less {@link FIRST_CODE} is an index into `tags`. */
  readonly codes: string
  readonly tags: readonly string[]
}

/** Code of the character that stands for the first tag. */
export const FIRST_CODE = 0x30
