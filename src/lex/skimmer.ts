import type { ClassTable } from '../core/token.ts'
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

  /** Signatures of the words and marks of a sentence, where all that stands between known words is one word. */
  signatures(text: string, sentence: readonly Piece[]): number[] {
    const signatures: number[] = []
    for (const { start, end, token } of sentence) {
      if (token !== null) signatures.push(token.sig)
      else this.#add(text, start, end, signatures)
    }
    return signatures
  }

  #add(text: string, start: number, end: number, signatures: number[]): void {
    let from = start
    for (let at = start; at < end;) {
      const length = this.#vocabulary.longest(text, at, end)
      if (length === 0) {
        at++
        continue
      }
      if (at > from) signatures.push(this.#unknown)
      signatures.push(this.#words.signature(text.slice(at, at + length)))
      at += length
      from = at
    }
    if (end > from) signatures.push(this.#unknown)
  }
}
