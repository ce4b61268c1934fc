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
  /** A word, and whether it begins a clause. */
  word(token: Token, first: boolean): void
  /** The word that ended a clause; it was told as a word before. */
  last(token: Token): void
}

/** Marks between clauses, which are no words. */
export const BREAKS = ['clause-end', 'sentence-end']
const DECIMAL = /\d\.\d/

/** Shows the words of some sentences, those that composite tokens were made of; brackets stay out. */
export function visitWords(
  sentences: readonly SentenceAnalysis[],
  isBreak: (sig: number) => boolean,
  visitor: TenseVisitor,
): void {
  let before: Token | null = null
  const endClause = (): void => {
    if (before !== null) visitor.last(before)
    before = null
  }
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.parts !== undefined) visit(token.parts)
      else if (isBreak(token.sig)) endClause()
      else {
        visitor.word(token, before === null)
        before = token
      }
    }
  }
  for (const { tokens, skimmed } of sentences) {
    visit(skimmed ?? tokens)
    endClause()
  }
}

/** Whether a measure is written with a decimal fraction. */
export function isDecimal(measure: Token): boolean {
  return DECIMAL.test(measure.text)
}

/** The features of a block's sentences. */
export function tenseFeatures(
  sentences: readonly SentenceAnalysis[],
  table: Pick<ClassTable, 'classesOf'>,
): TenseFeatures {
  const found = {
    measures: false,
    decimal: false,
    classes: new Set<string>(),
    words: new Set<string>(),
    first: new Set<string>(),
    last: new Set<string>(),
  }
  const isBreak = (sig: number): boolean => BREAKS.some((name) => table.classesOf(sig).includes(name))
  visitWords(sentences, isBreak, {
    word(token, first) {
      if (first) found.first.add(token.text)
      found.words.add(token.text)
      const classes = table.classesOf(token.sig)
      for (const name of classes) found.classes.add(name)
      if (!classes.includes('measure')) return
      found.measures = true
      if (isDecimal(token)) found.decimal = true
    },
    last: ({ text }) => void found.last.add(text),
  })
  return found
}
