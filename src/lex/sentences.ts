import type { Span } from '../core/span.ts'
import type { SignatureTest, Token } from '../core/token.ts'
import type { Piece } from './pieces.ts'

/** A range of a text to be lexed; sentences that begin in it before `readTo` are read without any clue. */
export interface LexRange extends Span {
  readonly readTo: number
}

/** A sentence with its tokens. */
export interface LexedSentence extends Span {
  /** None where it holds no clue, if they were not asked for. */
  readonly tokens: readonly Token[]
  /** What a look at a sentence without clues finds, see Skimmer; null for one that holds some. */
  readonly skimmed: readonly number[] | null
}

/** Pieces sentence by sentence; each ends with its mark, the last perhaps without one. */
export function splitSentences(pieces: readonly Piece[], endsSentence: SignatureTest): Piece[][] {
  const sentences: Piece[][] = []
  let open: Piece[] = []
  for (const piece of pieces) {
    open.push(piece)
    if (piece.token === null || !endsSentence(piece.token.sig)) continue
    sentences.push(open)
    open = []
  }
  if (open.length > 0) sentences.push(open)
  return sentences
}
