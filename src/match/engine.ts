import { append } from '../core/append.ts'
import type { Match } from '../core/match.ts'
import type { CompiledPhase } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import { TestCells } from './cells.ts'
import { TokenColumns } from './columns.ts'
import { fieldsOf, makeToken } from './effects.ts'
import type { MadeSignatures } from './effects.ts'
import { judge } from './overlap.ts'
import { Scanner } from './scanner.ts'
import type { Candidate } from './scanner.ts'

/** A phase with its tables for one class table. Not to be used from two runs at once. */
export interface BoundPhase {
  readonly phase: CompiledPhase
  readonly table: ClassTable
  readonly columns: TokenColumns
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
  /** Also report the matches that lost their tokens to others. */
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
  /** The same for the tokens inside brackets and quotations, in order. */
  readonly nested: readonly NestedResult[]
}

export interface NestedResult extends PhaseResult {
  /** Which of the tokens given encloses them. */
  readonly at: number
  readonly kind: SegmentKind
}

const NONE: readonly never[] = []

/** Prepares compiled phases for tokens whose signatures come from `table`. */
export function bindPhases(phases: readonly CompiledPhase[], table: ClassTable): BoundPhase[] {
  const cells = new TestCells(phases)
  const columns = new TokenColumns(
    phases.flatMap(({ tests }) => tests),
    cells,
    table,
  )
  return phases.map((phase, number) => ({
    phase,
    table,
    columns,
    scanner: new Scanner(phase, columns, cells.ofPhase(number)),
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
  const { phase, table, scanner } = bound
  const { text } = context
  const nested = runInside(bound, tokens, text, options)
  const outer = phase.kind === 'rewrite' ? withInner(tokens, nested) : tokens
  const candidates = scanner.scan(outer, context.kind)
  if (candidates.length === 0) return { tokens: outer, matches: NONE, lost: NONE, nested }
  const verdicts = judge(candidates)
  const matches = new Map<Candidate, Match>()
  const matchOf = (candidate: Candidate): Match => {
    const { rule, from, to, captures, priority } = candidate
    const known = matches.get(candidate)
    const match = known ?? {
      rule: rule.id,
      priority,
      from,
      to,
      captures,
      fields: fieldsOf(rule, captures, outer, text),
    }
    if (!known) matches.set(candidate, match)
    return match
  }
  const standing = candidates
    .filter((candidate) => verdicts.get(candidate) === null)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
  const lost: LostMatch[] = []
  if (options.trace) {
    for (const [candidate, rival] of verdicts) if (rival) lost.push({ match: matchOf(candidate), to: matchOf(rival) })
  }
  const made: Token[] = []
  if (phase.kind === 'rewrite') {
    let next = 0
    for (const candidate of standing) {
      made.push(
        ...outer.slice(next, candidate.from),
        makeToken(candidate.rule, matchOf(candidate), outer, text, table, bound.made),
      )
      next = candidate.to
    }
    append(made, outer.slice(next))
  }
  return { tokens: phase.kind === 'rewrite' ? made : outer, matches: standing.map(matchOf), lost, nested }
}

function runInside(
  bound: BoundPhase,
  tokens: readonly Token[],
  text: string,
  options: RunOptions,
): readonly NestedResult[] {
  const { enclosing } = bound.columns.view(tokens)
  if (enclosing.length === 0) return NONE
  return enclosing.map((at) => {
    const token = tokens[at]!
    const kind = kindInside(token, bound.table)
    return { at, kind, ...runPhase(bound, token.inner ?? [], { kind, text }, options) }
  })
}

function kindInside({ sig }: Token, table: ClassTable): SegmentKind {
  if (table.has(sig, 'quoted')) return 'quoted'
  return table.has(sig, 'titled') ? 'titled' : 'bracket'
}

/** The tokens with their insides rewritten. */
function withInner(tokens: readonly Token[], nested: readonly NestedResult[]): readonly Token[] {
  if (nested.every(({ at, tokens: inner }) => inner === tokens[at]!.inner)) return tokens
  const changed = [...tokens]
  for (const { at, tokens: inner } of nested) changed[at] = { ...tokens[at]!, inner }
  return changed
}
