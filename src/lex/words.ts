import { type Lexicon, type LexiconEntry, SUFFIX_CLASS } from '../core/lexicon.ts'
import type { ClassTable, Fields, Token } from '../core/token.ts'
import type { Segmenter } from './segmenter.ts'

const LONGEST_CACHED = 8

/** Gives words their classes: what the lexicon says of them, and their part of speech. */
export class WordClasses {
  readonly #lexicon: Lexicon
  readonly #segmenter: Segmenter
  readonly #table: ClassTable
  /** Last characters → the class of an unknown word that ends so. */
  readonly #suffixes: ReadonlyMap<string, string>
  readonly #known = new Map<string, { readonly sig: number; readonly fields: Fields | undefined }>()

  constructor(lexicon: Lexicon, segmenter: Segmenter, table: ClassTable) {
    this.#lexicon = lexicon
    this.#segmenter = segmenter
    this.#table = table
    this.#suffixes = new Map(
      Object.entries(lexicon).flatMap(([word, { classes }]) =>
        classes.filter((name) => name.startsWith(SUFFIX_CLASS)).map((name): [string, string] => [word, name.slice(SUFFIX_CLASS.length)]),
      ),
    )
  }

  fieldsOf(word: string): Fields {
    return this.#entry(word)?.fields ?? {}
  }

  classesOf(word: string): readonly string[] {
    return this.#entry(word)?.classes ?? []
  }

  token(text: string, start: number, end: number): Token {
    const word = text.slice(start, end)
    const { sig, fields } = this.#known.get(word) ?? this.#classify(word)
    return fields === undefined ? { start, end, text: word, sig } : { start, end, text: word, sig, fields }
  }

  #entry(word: string): LexiconEntry | undefined {
    return Object.hasOwn(this.#lexicon, word) ? this.#lexicon[word] : undefined
  }

  #bySuffix(word: string): readonly string[] {
    const found = word.length > 1 ? this.#suffixes.get(word.slice(-1)) : undefined
    return found === undefined ? [] : [found]
  }

  #classify(word: string): { readonly sig: number; readonly fields: Fields | undefined } {
    const entry = this.#entry(word)
    const classes = ['word', `pos.${this.#segmenter.partOfSpeech(word)}`, ...(entry?.classes ?? this.#bySuffix(word))]
    const known = { sig: this.#table.signature(classes), fields: entry?.fields }
    if (word.length <= LONGEST_CACHED) this.#known.set(word, known)
    return known
  }
}
