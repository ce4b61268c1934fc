import type { Span } from '../core/span.ts'
import { composedToken, type Token } from '../core/token.ts'
import type { WordClasses } from './words.ts'

/** A part of a text on its way to tokens, in reading order. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Null for a stretch that is still to be cut into words. */
  readonly token: Token | null
  /** What stands inside the token. */
  readonly inside: readonly Piece[] | null
}

/** Adds the stretches of some pieces that are still to be cut, in reading order. */
export function addStretches(pieces: readonly Piece[], stretches: Span[]): void {
  for (const piece of pieces) {
    if (piece.inside !== null) addStretches(piece.inside, stretches)
    else if (piece.token === null) stretches.push(piece)
  }
}

/** Makes pieces tokens by the words that their stretches were cut into. */
export class PieceFiller {
  readonly #words: readonly string[]
  readonly #classes: WordClasses
  readonly #finish: (tokens: Token[]) => Token[]
  #next = 0

  /**
   * @param words joined they are the stretches, in the order in which {@link fill} will come to them
   * @param finish sees the tokens of each list of pieces and of each bracket once they are all there
   */
  constructor(words: readonly string[], classes: WordClasses, finish: (tokens: Token[]) => Token[]) {
    this.#words = words
    this.#classes = classes
    this.#finish = finish
  }

  fill(pieces: readonly Piece[]): Token[] {
    const tokens: Token[] = []
    for (const { start, end, token, inside } of pieces) {
      if (inside !== null) tokens.push(composedToken(token as Token, this.fill(inside), undefined, undefined))
      else if (token !== null) tokens.push(token)
      else {
        for (let at = start; at < end;) {
          const word = this.#words[this.#next++] as string
          tokens.push(this.#classes.tokenOf(word, at))
          at += word.length
        }
      }
    }
    return this.#finish(tokens)
  }
}
