import type { ClassTable, Token } from '../core/token.ts'

/** Tokens sentence by sentence; each ends with its mark, the last perhaps without one. */
export function splitSentences(tokens: readonly Token[], table: ClassTable): Token[][] {
  const sentences: Token[][] = []
  const endsSentence = table.test(['sentence-end'])
  let open: Token[] = []
  for (const token of tokens) {
    open.push(token)
    if (!endsSentence(token.sig)) continue
    sentences.push(open)
    open = []
  }
  if (open.length > 0) sentences.push(open)
  return sentences
}
