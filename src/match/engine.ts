import type { Match } from '../core/match.ts'
import type { CompiledPhase } from '../core/program.ts'
import { type ClassTable, composedToken, type Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import { TestCells } from './cells.ts'
import { type SegmentView, SegmentViews } from './views.ts'
import { fieldsOf, makeToken } from './effects.ts'
import type { MadeSignatures } from './effects.ts'
import { judge } from './overlap.ts'
import { Scanner } from './scanner.ts'
import type { Candidate } from './scanner.ts'

/** A phase with its tables for one class table. Not to be used from two runs at once. */
export interface BoundPhase {
  readonly phase: CompiledPhase
  readonly table: ClassTable
  readonly views: SegmentViews
  readonly scanner: Scanner
  readonly made: MadeSignatures
}

/** Where the tokens come from. */
export interface SegmentContext {
  readonly kind: SegmentKind
  /** The normalized text the spans of the tokens point into. */
  readonly text: string
}

export interface RunOptions {
  /** Also report the matches that lost their tokens to others, and segments inside though nothing was found there. */
  readonly trace?: boolean
}

export interface LostMatch {
  readonly match: Match
  readonly to: Match
}

export interface PhaseResult {
  /** Rewriting phases: the tokens after it. Collecting phases: the tokens given. */
  readonly tokens: readonly Token[]
  /** Matches that stand, by place; their ranges count in the tokens given. A rewriting match has the made token's fields. */
  readonly matches: readonly Match[]
  /** Empty without `trace`. */
  readonly lost: readonly LostMatch[]
  /**
   * The same for the tokens inside brackets and quotations, in order. Without `trace`, empty where no rule of the phase can
   * hold, neither there nor outside.
   */
  readonly nested: readonly NestedResult[]
}

export interface NestedResult extends PhaseResult {
  /** Which of the tokens given encloses them. */
  readonly at: number
  readonly kind: SegmentKind
}

const NONE: readonly never[] = []

/** Prepares compiled phases for tokens whose signatures come from `table`, which was made for these phases. */
export function bindPhases(phases: readonly CompiledPhase[], table: ClassTable): BoundPhase[] {
  const cells = new TestCells(phases)
  const views = new SegmentViews(cells, table)
  return phases.map((phase, number) => ({
    phase,
    table,
    views,
    scanner: new Scanner(phase, number, cells.ofPhase(number)),
    made: new Map(),
  }))
}

/**
 * Runs one phase over one segment, first inside the tokens that enclose others (`inner`, a segment of its own kind), then
 * over the segment. Pure but for the phase's own tables; linear in the number of tokens.
 */
export function runPhase(
  bound: BoundPhase,
  tokens: readonly Token[],
  context: SegmentContext,
  options: RunOptions = {},
): PhaseResult {
  return runView(bound, bound.views.view(tokens), context, options)
}

function runView(bound: BoundPhase, view: SegmentView, context: SegmentContext, options: RunOptions): PhaseResult {
  const { phase, scanner } = bound
  const { tokens } = view
  if (options.trace !== true && !scanner.canHold(view, context.kind))
    return { tokens, matches: NONE, lost: NONE, nested: NONE }
  const nested = view.inside.map(({ at, kind, view: inner }): NestedResult => {
    const { tokens: within, matches, lost, nested: deeper } = runView(bound, inner, { ...context, kind }, options)
    return { at, kind, tokens: within, matches, lost, nested: deeper }
  })
  const outer = phase.kind === 'rewrite' ? withInner(tokens, nested) : tokens
  const candidates = scanner.scan(view, context.kind)
  if (candidates.length === 0) return { tokens: outer, matches: NONE, lost: NONE, nested }
  const { tokens: after, matches, lost } = settle(bound, candidates, outer, context.text, options)
  return { tokens: after, matches, lost, nested }
}

/** Lets candidates that want the same tokens settle who stands. */
function settle(
  { phase, table, made }: BoundPhase,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  text: string,
  { trace = false }: RunOptions,
): Pick<PhaseResult, 'tokens' | 'matches' | 'lost'> {
  const { standing, lost: losers } = judge(candidates)
  const inOrder = standing.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const matchOf = ({ rule, from, to, captures, priority }: Candidate): Match => ({
    rule: rule.id,
    priority,
    from,
    to,
    captures,
    fields: fieldsOf(rule, captures, tokens, text),
  })
  const matches = inOrder.map(matchOf)
  const lost = trace
    ? losers.map(({ contender, to }): LostMatch => ({ match: matchOf(contender), to: matches[inOrder.indexOf(to)]! }))
    : NONE
  if (phase.kind === 'collect') return { tokens, matches, lost }
  const rewritten: Token[] = []
  let next = 0
  for (const [index, { rule, from, to }] of inOrder.entries()) {
    for (; next < from; next++) rewritten.push(tokens[next]!)
    rewritten.push(makeToken(rule, matches[index]!, tokens, text, table, made))
    next = to
  }
  for (; next < tokens.length; next++) rewritten.push(tokens[next]!)
  return { tokens: rewritten, matches, lost }
}

/** The tokens with their insides rewritten. */
function withInner(tokens: readonly Token[], nested: readonly NestedResult[]): readonly Token[] {
  if (nested.every(({ at, tokens: inner }) => inner === tokens[at]!.inner)) return tokens
  const changed = [...tokens]
  for (const { at, tokens: inner } of nested)
    changed[at] = composedToken(tokens[at]!, inner, tokens[at]!.parts, tokens[at]!.rule)
  return changed
}
