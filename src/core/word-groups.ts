/** Where the words that begin with a character stand in the segmenter's list of words, which is sorted by code units. */
export interface WordGroups {
  /** First UTF-16 code units, in order; as numbers, for they may be halves of characters. */
  readonly units: readonly number[]
  /** For each of them where its last line ends, in bytes; it begins where the one before ends. */
  readonly ends: readonly number[]
}
