import type { SentenceAnalysis } from '../core/analysis.ts'
import type { ClassTable, Token } from '../core/token.ts'

/** What a block says about its tense, each thing once; keys of the tables of {@link TenseKnowledge}. */
export interface TenseFeatures {
  readonly measures: boolean
  readonly decimal: boolean
  readonly classes: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly first: ReadonlySet<string>
  readonly last: ReadonlySet<string>
}

/** What a look at the words of a block is told, in reading order. */
export interface TenseVisitor {
  /** The signature of a word, whether it begins a clause, and its token where there is one. */
  word(sig: number, first: boolean, token: Token | null): void
  /** The word that ended a clause; it was told as a word before. */
  last(sig: number, token: Token | null): void
}

/** Marks between clauses, which are no words. */
export const BREAKS = ['clause-end', 'sentence-end']
const DECIMAL = /\d\.\d/
/** No signature. */
const NO_WORD = -1

/** Shows the words of some sentences, those that composite tokens were made of; brackets stay out. */
export function visitWords(
  sentences: readonly SentenceAnalysis[],
  isBreak: (sig: number) => boolean,
  visitor: TenseVisitor,
): void {
  let lastSig = NO_WORD
  let lastToken: Token | null = null
  const endClause = (): void => {
    if (lastSig !== NO_WORD) visitor.last(lastSig, lastToken)
    lastSig = NO_WORD
  }
  const see = (sig: number, token: Token | null): void => {
    if (isBreak(sig)) return endClause()
    visitor.word(sig, lastSig === NO_WORD, token)
    lastSig = sig
    lastToken = token
  }
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.parts === undefined) see(token.sig, token)
      else visit(token.parts)
    }
  }
  for (const { tokens, silent } of sentences) {
    if (silent === null) visit(tokens)
    else for (const sig of silent) see(sig, null)
    endClause()
  }
}

/** Whether a measure is written with a decimal fraction. */
export function isDecimal(measure: Token | null): boolean {
  return measure !== null && DECIMAL.test(measure.text)
}

/** The features of a block's sentences. */
export function tenseFeatures(sentences: readonly SentenceAnalysis[], table: ClassTable): TenseFeatures {
  const found = {
    measures: false,
    decimal: false,
    classes: new Set<string>(),
    words: new Set<string>(),
    first: new Set<string>(),
    last: new Set<string>(),
  }
  const textOf = (sig: number, token: Token | null): string => token?.text ?? table.textOf(sig)
  visitWords(sentences, table.test(BREAKS), {
    word(sig, first, token) {
      const text = textOf(sig, token)
      if (first) found.first.add(text)
      found.words.add(text)
      const classes = table.classesOf(sig)
      for (const name of classes) found.classes.add(name)
      if (!classes.includes('measure')) return
      found.measures = true
      if (isDecimal(token)) found.decimal = true
    },
    last: (sig, token) => void found.last.add(textOf(sig, token)),
  })
  return found
}
