import type { Lexicon, LexiconEntry } from '../core/lexicon.ts'
import { type ClassTable, type Fields, plainToken, type Token } from '../core/token.ts'
import type { Segmenter } from './segmenter.ts'

const LONGEST_CACHED = 8

interface KnownWord {
  /** Kept once for all tokens that have it. */
  readonly text: string
  readonly sig: number
  readonly fields: Fields | undefined
}

/** Gives words their classes: what the lexicon says of them, and their part of speech. */
export class WordClasses {
  readonly #lexicon: Lexicon
  readonly #segmenter: Segmenter
  readonly #table: ClassTable
  /** Last characters → the class of an unknown word that ends so. */
  readonly #suffixes: ReadonlyMap<string, string>
  readonly #known = new Map<string, KnownWord>()
  /** Words of one or two UTF-16 code units, most of all, by these: a number is looked up faster than a string that is new. */
  readonly #units = new Map<number, KnownWord>()
  readonly #pairs = new Map<number, KnownWord>()

  constructor(lexicon: Lexicon, suffixes: ReadonlyMap<string, string>, segmenter: Segmenter, table: ClassTable) {
    this.#lexicon = lexicon
    this.#suffixes = suffixes
    this.#segmenter = segmenter
    this.#table = table
  }

  fieldsOf(word: string): Fields {
    return this.#entry(word)?.fields ?? {}
  }

  classesOf(word: string): readonly string[] {
    return this.#entry(word)?.classes ?? []
  }

  token(text: string, start: number, end: number): Token {
    return this.tokenOf(text.slice(start, end), start)
  }

  /** The token of a word that stands at `start`. */
  tokenOf(word: string, start: number): Token {
    const { text, sig, fields } = this.#knownWord(word)
    return plainToken(start, start + text.length, text, sig, fields)
  }

  signature(word: string): number {
    return this.#knownWord(word).sig
  }

  #knownWord(word: string): KnownWord {
    if (word.length > 2) return this.#known.get(word) ?? this.#classify(word, this.#known, word)
    const unit = word.charCodeAt(0)
    if (word.length < 2) return this.#units.get(unit) ?? this.#classify(word, this.#units, unit)
    const pair = (unit << 16) | word.charCodeAt(1)
    return this.#pairs.get(pair) ?? this.#classify(word, this.#pairs, pair)
  }

  #entry(word: string): LexiconEntry | undefined {
    return Object.hasOwn(this.#lexicon, word) ? this.#lexicon[word] : undefined
  }

  #bySuffix(word: string): readonly string[] {
    const found = word.length > 1 ? this.#suffixes.get(word.slice(-1)) : undefined
    return found === undefined ? [] : [found]
  }

  #classify<Key>(word: string, known: Map<Key, KnownWord>, key: Key): KnownWord {
    const entry = this.#entry(word)
    const classes = ['word', `pos.${this.#segmenter.partOfSpeech(word)}`, ...(entry?.classes ?? this.#bySuffix(word))]
    const sig = this.#table.forText(this.#table.signature(classes), word)
    const found = { text: word, sig, fields: entry?.fields }
    if (word.length <= LONGEST_CACHED) known.set(key, found)
    return found
  }
}
