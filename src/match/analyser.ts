import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match } from '../core/match.ts'
import type { Block } from '../core/outline.ts'
import type { CompiledPhase } from '../core/program.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { type BoundPhase, type PhaseResult, runPhase } from './engine.ts'
import { kindInside } from './views.ts'

/** A sentence as rules are given it: its tokens before any of them, and where it stands. */
export interface GivenSentence extends Span, Pick<SentenceAnalysis, 'block' | 'heading' | 'tokens' | 'skimmed'> {}

/** What one phase did to one sentence; `before` are the tokens it was given, which the ranges of `result` count in. */
export interface Step {
  readonly block: Block
  readonly sentence: Span
  readonly phase: CompiledPhase
  readonly before: readonly Token[]
  readonly result: PhaseResult
}

/** Told of every step, with the matches that lost; for explanations. */
export type Watch = (step: Step) => void

type Matches = SentenceAnalysis['matches']

/** In this phase a heading run in before its text counts as a heading. */
const CONTEXT = 'context'

/** Runs all phases over sentences, one after the other. */
export class SentenceAnalyser {
  readonly #phases: readonly BoundPhase[]
  readonly #table: ClassTable
  /** Collecting phase → nothing. */
  readonly #noMatches: Matches

  constructor(phases: readonly BoundPhase[], table: ClassTable) {
    this.#phases = phases
    this.#table = table
    const collecting = phases.filter(({ phase }) => phase.kind === 'collect')
    this.#noMatches = Object.fromEntries(collecting.map(({ phase }) => [phase.name, []]))
  }

  analyse(text: string, given: GivenSentence, watch: Watch | undefined): SentenceAnalysis {
    const { start, end, block, heading, skimmed } = given
    const span = { start, end }
    const place = { span, block, inBrackets: false, heading, skimmed }
    if (given.tokens.length === 0) return analysisOf(place, given.tokens, this.#noMatches, [])
    const inHeading = { kind: heading ? ('heading' as const) : block.kind, text }
    const inBlock = { kind: block.kind, text }
    const options = { trace: watch !== undefined }
    let { tokens } = given
    const matches = { ...this.#noMatches }
    const inside = new Map<number, Record<string, readonly Match[]>>()
    for (const phase of this.#phases) {
      const { name, kind } = phase.phase
      const result = runPhase(phase, tokens, name === CONTEXT ? inHeading : inBlock, options)
      watch?.({ block, sentence: span, phase: phase.phase, before: tokens, result })
      tokens = result.tokens
      if (kind !== 'collect') continue
      if (result.matches.length > 0) matches[name] = result.matches
      for (const nested of result.nested) {
        if (nested.matches.length === 0) continue
        const found = inside.get(nested.at) ?? {}
        found[name] = nested.matches
        inside.set(nested.at, found)
      }
    }
    return analysisOf(place, tokens, matches, this.#brackets(tokens, inside, given))
  }

  /** A text that stands alone, as tokens after all rewriting phases. */
  rewrite(text: string, given: readonly Token[]): readonly Token[] {
    let tokens = given
    for (const phase of this.#phases) tokens = runPhase(phase, tokens, { kind: 'table', text }, { trace: false }).tokens
    return tokens
  }

  #brackets(
    tokens: readonly Token[],
    inside: ReadonlyMap<number, Matches>,
    { block, skimmed }: GivenSentence,
  ): SentenceAnalysis[] {
    const brackets: SentenceAnalysis[] = []
    for (let at = 0; at < tokens.length; at++) {
      const { start, end, sig, inner = [] } = tokens[at]!
      if (inner.length === 0 || kindInside(sig, this.#table) !== 'bracket') continue
      const place = { span: { start, end }, block, inBrackets: true, heading: false, skimmed }
      brackets.push(analysisOf(place, inner, inside.get(at) ?? {}, []))
    }
    return brackets
  }
}

/** All are made here and property by property, so that they are alike to the engine that runs them. */
function analysisOf(
  { span, block, inBrackets, heading, skimmed }: Omit<SentenceAnalysis, 'tokens' | 'matches' | 'brackets'>,
  tokens: SentenceAnalysis['tokens'],
  matches: Matches,
  brackets: readonly SentenceAnalysis[],
): SentenceAnalysis {
  return { span, block, inBrackets, heading, tokens, skimmed, matches, brackets }
}
