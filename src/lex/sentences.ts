import type { SignatureTest } from '../core/token.ts'
import type { Piece } from './pieces.ts'

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
