import type { AssemblyKnowledge } from '../core/assembly.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Match, TokenRange } from '../core/match.ts'
import type { CellAddress, Outline } from '../core/outline.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Locator, Span } from '../core/span.ts'
import type { TableKnowledge } from '../core/table-knowledge.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { TenseScorer } from './tense-score.ts'

/** What every part of the assembly may look at. */
export interface Assembling {
  /** The normalized text. */
  readonly text: string
  readonly outline: Outline
  /** In reading order. */
  readonly sentences: readonly SentenceAnalysis[]
  readonly knowledge: AssemblyKnowledge
  readonly tense: TenseKnowledge
  /** Made of `tense`, for `table`. */
  readonly tenseScorer: TenseScorer
  readonly lexicon: Lexicon
  readonly table: ClassTable
  readonly locator: Locator
  readonly tables: TableKnowledge
  /** Tokens of a short text that is no part of the document, after all rewriting phases; offsets count in that text. */
  read(text: string): readonly Token[]
  /** The matches of a phase that is run when asked for (`when: asked`), outside of brackets; lexes the sentence if need be. */
  ask(phase: string, sentence: SentenceAnalysis): readonly Match[]
}

/** True when the token has one of the classes. */
export function hasClass(table: ClassTable, token: Token | undefined, classes: readonly string[]): boolean {
  if (token === undefined) return false
  for (const name of classes) if (table.has(token.sig, name)) return true
  return false
}

/** Says whether a token has one of some classes; no token has none. */
export type TokenTest = (token: Token | undefined) => boolean

/** As {@link hasClass}, for questions asked of many tokens. */
export function tokenTest(table: ClassTable, classes: readonly string[]): TokenTest {
  const test = table.test(classes)
  return (token) => token !== undefined && test(token.sig)
}

/** The tokens of a range. */
export function tokensIn(tokens: readonly Token[], range: TokenRange): readonly Token[] {
  return tokens.slice(range.from, range.to)
}

/** The characters from the first to the last of some tokens. */
export function spanOf(tokens: readonly Token[]): Span {
  const first = tokens[0] as Token
  const last = tokens.at(-1) as Token
  return { start: first.start, end: last.end }
}

/** The first range captured under a name, or null. */
export function captured(match: Match, name: string): TokenRange | null {
  return match.captures[name]?.[0] ?? null
}

/** Index of the first token of the clause a token stands in. */
export function clauseStart(table: ClassTable, tokens: readonly Token[], at: number): number {
  const endsClause = table.test(['clause-end'])
  let i = at
  while (i > 0 && !endsClause((tokens[i - 1] as Token).sig)) i--
  return i
}

/** Says who answers for something. */
export function namesAgencies({ matches }: SentenceAnalysis): boolean {
  return (matches['agency'] ?? []).length > 0
}

/** One text for a cell's address. */
export function keyOf({ table, index }: CellAddress): string {
  return `${table}:${index}`
}
