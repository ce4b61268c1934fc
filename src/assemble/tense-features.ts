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
  /** The signature of a word or mark, and its token where there is one. */
  see(sig: number, token: Token | null): void
  /** A sentence ends here, and its last clause with it. */
  endClause(): void
}

/** Marks between clauses, which are no words. */
export const BREAKS = ['clause-end', 'sentence-end']
const DECIMAL = /\d\.\d/

/** Shows the words and marks of some sentences, those that composite tokens were made of; brackets stay out. */
export function visitWords(sentences: readonly SentenceAnalysis[], visitor: TenseVisitor): void {
  for (const { tokens, silent } of sentences) {
    if (silent === null) visitTokens(tokens, visitor)
    else for (const sig of silent) visitor.see(sig, null)
    visitor.endClause()
  }
}

function visitTokens(tokens: readonly Token[], visitor: TenseVisitor): void {
  for (const token of tokens) {
    if (token.parts === undefined) visitor.see(token.sig, token)
    else visitTokens(token.parts, visitor)
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
  const isBreak = table.test(BREAKS)
  /** Of the clause; null before its first word. */
  let last: string | null = null
  const endClause = (): void => {
    if (last !== null) found.last.add(last)
    last = null
  }
  visitWords(sentences, {
    see(sig, token) {
      if (isBreak(sig)) return endClause()
      const text = token?.text ?? table.textOf(sig)
      if (last === null) found.first.add(text)
      last = text
      found.words.add(text)
      const classes = table.classesOf(sig)
      for (const name of classes) found.classes.add(name)
      if (!classes.includes('measure')) return
      found.measures = true
      if (isDecimal(token)) found.decimal = true
    },
    endClause,
  })
  return found
}
