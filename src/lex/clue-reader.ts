import type { Clues } from '../core/clues.ts'
import type { ClassTable, SignatureTest } from '../core/token.ts'
import type { Piece } from './pieces.ts'
import { buildTrie, type Trie } from './trie.ts'

/** Looks for clues in sentences whose words are not cut yet. */
export class ClueReader {
  readonly #isClue: SignatureTest
  readonly #words: Trie

  constructor({ classes, words }: NonNullable<Clues>, table: ClassTable) {
    this.#isClue = table.test(classes)
    this.#words = buildTrie(words)
  }

  /** Whether one stands among the pieces of a sentence, brackets and quotations with it. */
  standsIn(text: string, sentence: readonly Piece[]): boolean {
    return this.#amongTokens(sentence) || this.#inWords(text, sentence[0]!.start, sentence.at(-1)!.end)
  }

  #amongTokens(pieces: readonly Piece[]): boolean {
    for (const { token, inside } of pieces) {
      if (token !== null && this.#isClue(token.sig)) return true
      if (inside !== null && this.#amongTokens(inside)) return true
    }
    return false
  }

  #inWords(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      if (this.#words.longest(text, at, end) > 0) return true
    }
    return false
  }
}
