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

/** The tokens of a text as far as they can be told without cutting words, and what is left to be cut. */
export class Draft {
  readonly stretches: Span[] = []
  readonly #text: string
  readonly #words: WordClasses

  constructor(text: string, words: WordClasses) {
    this.#text = text
    this.#words = words
  }

  /** A piece for a stretch without marks and numbers. */
  stretch(start: number, end: number): Piece {
    if (end - start === 1) return { start, end, token: this.#words.token(this.#text, start, end), inside: null }
    const piece = { start, end, token: null, inside: null }
    this.stretches.push(piece)
    return piece
  }

  /**
   * The tokens of each range, with the words of all stretches put in; `words` joined are the stretches in order. `finish`
   * sees the tokens of a range and of each bracket once they are all there.
   */
  tokens(
    ranges: readonly (readonly Piece[])[],
    words: readonly string[],
    finish: (tokens: Token[]) => Token[],
  ): Token[][] {
    let next = 0
    const fill = (from: readonly Piece[]): Token[] => {
      const tokens: Token[] = []
      for (const { start, end, token, inside } of from) {
        if (inside !== null) tokens.push(composedToken(token as Token, fill(inside), undefined, undefined))
        else if (token !== null) tokens.push(token)
        else {
          for (let at = start; at < end;) {
            const word = words[next++] as string
            tokens.push(this.#words.tokenOf(word, at))
            at += word.length
          }
        }
      }
      return finish(tokens)
    }
    return ranges.map(fill)
  }
}
