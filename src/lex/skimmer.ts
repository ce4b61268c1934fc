import { type ClassTable, plainToken, type Token } from '../core/token.ts'
import type { Piece } from './pieces.ts'
import { buildTrie, type Trie } from './trie.ts'
import type { WordClasses } from './words.ts'

/** Shorter words stand by chance inside of others too often. */
const SHORTEST = 2

/** Finds some words in sentences that are not cut: from left to right, the longest at each place. */
export class Skimmer {
  readonly #vocabulary: Trie
  readonly #words: WordClasses
  readonly #unknown: number

  constructor(vocabulary: readonly string[], words: WordClasses, table: ClassTable) {
    this.#vocabulary = buildTrie(vocabulary.filter((word) => word.length >= SHORTEST))
    this.#words = words
    this.#unknown = table.signature(['word'])
  }

  /** The tokens of a sentence, where all that stands between known words is one token. */
  tokens(text: string, sentence: readonly Piece[]): Token[] {
    const tokens: Token[] = []
    for (const { start, end, token } of sentence) {
      if (token !== null) tokens.push(token)
      else this.#add(text, start, end, tokens)
    }
    return tokens
  }

  #add(text: string, start: number, end: number, tokens: Token[]): void {
    let from = start
    for (let at = start; at < end;) {
      const length = this.#vocabulary.longest(text, at, end)
      if (length === 0) {
        at++
        continue
      }
      if (at > from) tokens.push(plainToken(from, at, '', this.#unknown, undefined))
      tokens.push(this.#words.token(text, at, at + length))
      at += length
      from = at
    }
    if (end > from) tokens.push(plainToken(from, end, '', this.#unknown, undefined))
  }
}
