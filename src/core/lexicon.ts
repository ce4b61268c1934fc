import type { Fields } from './token.ts'

/** What the rules know of one word: the classes it belongs to and its attributes (merged over all files that list it). */
export interface LexiconEntry {
  readonly classes: readonly string[]
  readonly fields?: Fields
}

/** A class that begins so is given, without this beginning, to unknown words that end in the listed ones. */
export const SUFFIX_CLASS = 'suffix.'

/** Surface form (normalized, simplified) → entry. */
export type Lexicon = Readonly<Record<string, LexiconEntry>>
