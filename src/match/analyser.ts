import type { SentenceAnalysis } from '../core/analysis.ts'
import { ALWAYS_READ, ASKED_CLASSES } from '../core/clues.ts'
import type { Match } from '../core/match.ts'
import type { Block } from '../core/outline.ts'
import type { CompiledPhase } from '../core/program.ts'
import type { Span } from '../core/span.ts'
import { UNREADABLE } from '../core/token-kinds.ts'
import type { ClassTable, SignatureTest, Token } from '../core/token.ts'
import { type BoundPhase, type PhaseResult, runPhase, type SegmentContext } from './engine.ts'
import { kindInside } from './views.ts'

/** A sentence as rules are given it: its tokens before any of them, and where it stands. */
export interface GivenSentence extends Span, Pick<SentenceAnalysis, 'block' | 'heading' | 'tokens' | 'silent'> {}

/** What one phase did to one sentence; `before` are the tokens it was given, which the ranges of `result` count in. */
export interface Step {
  readonly block: Block
  readonly sentence: Span
  readonly phase: CompiledPhase
  readonly before: readonly Token[]
  readonly result: PhaseResult
}

/** Told of every step, with the matches that lost, also of phases that are run when asked for; for explanations. */
export type Watch = (step: Step) => void

type Matches = SentenceAnalysis['matches']
type Place = Pick<SentenceAnalysis, 'span' | 'block' | 'inBrackets' | 'heading'>

/** In this phase a heading run in before its text counts as a heading. */
const CONTEXT = 'context'

const NO_TOKENS: readonly Token[] = []
const NO_MATCHES: readonly Match[] = []
const NO_BRACKETS: readonly SentenceAnalysis[] = []

/** Runs all phases over sentences, one after the other. */
export class SentenceAnalyser {
  readonly #phases: readonly BoundPhase[]
  readonly #rewriting: readonly BoundPhase[]
  /** Those run over all sentences that are read. */
  readonly #usual: readonly BoundPhase[]
  /** Those run when asked for, by name. */
  readonly #onRequest: ReadonlyMap<string, BoundPhase>
  readonly #table: ClassTable
  /** Collecting phase → nothing. */
  readonly #noMatches: Matches
  readonly #isAsked: SignatureTest

  constructor(phases: readonly BoundPhase[], table: ClassTable) {
    this.#phases = phases
    this.#usual = phases.filter(({ phase }) => phase.when === 'always')
    this.#rewriting = phases.filter(({ phase }) => phase.kind === 'rewrite')
    const onRequest = phases.filter(({ phase }) => phase.when === 'asked')
    this.#onRequest = new Map(onRequest.map((bound) => [bound.phase.name, bound]))
    this.#table = table
    const collecting = this.#usual.filter(({ phase }) => phase.kind === 'collect')
    this.#noMatches = Object.fromEntries(collecting.map(({ phase }) => [phase.name, []]))
    this.#isAsked = table.test([...ASKED_CLASSES, UNREADABLE])
  }

  analyse(text: string, given: GivenSentence, watch: Watch | undefined): SentenceAnalysis {
    const { start, end, block, heading, silent } = given
    const span = { start, end }
    const place = { span, block, inBrackets: false, heading }
    if (given.tokens.length === 0) return this.#nothingAt(place, silent)
    const inHeading = { kind: heading ? ('heading' as const) : block.kind, text }
    const inBlock = { kind: block.kind, text }
    const options = { trace: watch !== undefined }
    let { tokens } = given
    let matches: Record<string, readonly Match[]> | null = null
    const inside = new Map<number, Record<string, readonly Match[]>>()
    const phases = watch === undefined ? this.#usual : this.#phases
    for (const phase of phases) {
      const { name, kind, when } = phase.phase
      const result = runPhase(phase, tokens, name === CONTEXT ? inHeading : inBlock, options)
      watch?.({ block, sentence: span, phase: phase.phase, before: tokens, result })
      tokens = result.tokens
      if (kind === 'rewrite' || when === 'asked') continue
      if (result.matches.length > 0) (matches ??= { ...this.#noMatches })[name] = result.matches
      for (const nested of result.nested) {
        if (nested.matches.length === 0) continue
        const found = inside.get(nested.at) ?? {}
        found[name] = nested.matches
        inside.set(nested.at, found)
      }
    }
    const brackets = this.#brackets(tokens, inside, given)
    const isKept = matches !== null || brackets.length > 0 || watch !== undefined
    const signatures = isKept ? null : this.#nothingIn(tokens, given)
    if (signatures !== null) return this.#nothingAt(place, signatures)
    return analysisOf(place, tokens, silent, matches ?? this.#noMatches, brackets)
  }

  /** The signatures of words and marks, where none of the tokens is one that is asked for outside of matches too. */
  #nothingIn(tokens: readonly Token[], { block, heading }: GivenSentence): number[] | null {
    if (heading || ALWAYS_READ.includes(block.kind)) return null
    const signatures: number[] = []
    return this.#addSilent(tokens, signatures) ? signatures : null
  }

  /** Those that composite tokens were made of; false when one of them is asked for. */
  #addSilent(tokens: readonly Token[], signatures: number[]): boolean {
    for (const { sig, parts } of tokens) {
      if (this.#isAsked(sig)) return false
      if (parts === undefined) signatures.push(sig)
      else if (!this.#addSilent(parts, signatures)) return false
    }
    return true
  }

  #nothingAt(place: Place, silent: readonly number[] | null): SentenceAnalysis {
    return analysisOf(place, NO_TOKENS, silent, this.#noMatches, NO_BRACKETS)
  }

  /** Tokens before any rule as tokens after all rewriting phases. */
  rewrite(given: readonly Token[], context: SegmentContext): readonly Token[] {
    let tokens = given
    for (const phase of this.#rewriting) tokens = runPhase(phase, tokens, context).tokens
    return tokens
  }

  /**
   * The matches, outside of brackets, of a phase that is run when asked for; none where there is no such phase.
   * @param lex gives the tokens of the sentence before any rule, if it has kept none
   */
  ask(name: string, { block, tokens }: SentenceAnalysis, text: string, lex: () => readonly Token[]): readonly Match[] {
    const phase = this.#onRequest.get(name)
    if (phase === undefined) return NO_MATCHES
    const context = { kind: block.kind, text }
    return runPhase(phase, tokens.length > 0 ? tokens : this.rewrite(lex(), context), context).matches
  }

  #brackets(
    tokens: readonly Token[],
    inside: ReadonlyMap<number, Matches>,
    { block, silent }: GivenSentence,
  ): readonly SentenceAnalysis[] {
    let brackets: SentenceAnalysis[] | null = null
    for (let at = 0; at < tokens.length; at++) {
      const { start, end, sig, inner = [] } = tokens[at]!
      if (inner.length === 0 || kindInside(sig, this.#table) !== 'bracket') continue
      const place = { span: { start, end }, block, inBrackets: true, heading: false }
      ;(brackets ??= []).push(analysisOf(place, inner, silent, inside.get(at) ?? {}, NO_BRACKETS))
    }
    return brackets ?? NO_BRACKETS
  }
}

/** All are made here and property by property, so that they are alike to the engine that runs them. */
function analysisOf(
  { span, block, inBrackets, heading }: Place,
  tokens: SentenceAnalysis['tokens'],
  silent: SentenceAnalysis['silent'],
  matches: Matches,
  brackets: readonly SentenceAnalysis[],
): SentenceAnalysis {
  return { span, block, inBrackets, heading, tokens, silent, matches, brackets }
}
