import { XinjijianError } from '../core/errors.ts'
import type { Furthest, MatchView, WhyNot } from '../core/rule-reports.ts'
import type { CompiledRule } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import { type BoundPhase, type PhaseResult, runPhase } from '../match/engine.ts'
import { type Stall, traceProgram, type Unmet } from '../match/trace.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Label } from '../rules/labels.ts'
import { type Ground, viewMatches, viewToken } from './views.ts'

/** A run of tokens in which a rule may hold. */
interface Segment {
  readonly kind: SegmentKind
  readonly tokens: readonly Token[]
}

interface Question {
  readonly rule: string
  readonly text: string
  /** What kind of segment the text stands for; by default the first the rule holds in, else a paragraph. */
  readonly kind?: SegmentKind | undefined
  readonly label: Label
}

/**
 * Why a rule does not stand in a text that stands alone: how far it gets, or who took its tokens.
 * @throws XinjijianError `rule-undefined`
 */
export function whyNot(pipeline: Pipeline, { rule: id, text: source, kind: asked, label }: Question): WhyNot {
  const number = pipeline.phases.findIndex(({ phase }) => phase.rules.some((rule) => rule.id === id))
  const bound = pipeline.phases[number]
  const rule = bound?.phase.rules.find((one) => one.id === id)
  if (bound === undefined || rule === undefined) throw new XinjijianError('rule-undefined', `there is no rule ${id}`)
  const text = pipeline.normalize(source).text
  const kind = asked ?? rule.kinds?.[0] ?? 'paragraph'
  const segments: Segment[] = []
  const matches: MatchView[] = []
  let seen: readonly Token[] = []
  for (const sentence of pipeline.sentencesOf(text)) {
    let tokens: readonly Token[] = sentence
    for (const phase of pipeline.phases.slice(0, number)) tokens = runPhase(phase, tokens, { kind, text }).tokens
    const result = runPhase(bound, tokens, { kind, text }, { trace: true })
    const ground: Ground = { phase: bound.phase.name, tokens, text, inside: null }
    matches.push(...viewMatches(result, ground).filter((match) => match.rule === id))
    const found = segmentsOf(tokens, kind, result)
    if (segments.length === 0) seen = tokens
    segments.push(...found)
  }
  const match = matches.find(({ lost }) => lost === null) ?? matches[0] ?? null
  const usable = segments.filter((segment) => rule.kinds === null || rule.kinds.includes(segment.kind))
  const best = match === null ? furthest(usable, rule, bound) : null
  const shown = best?.segment.tokens ?? seen
  return {
    rule: id,
    phase: bound.phase.name,
    path: rule.path,
    line: rule.line,
    kind,
    normalized: text,
    outcome: match === null ? (best === null ? 'kind' : 'failed') : match.lost === null ? 'stands' : 'lost',
    match,
    furthest: best === null ? null : describe(best, text, bound.table, label),
    tokens: shown.map((token) => viewToken(token, bound.table)),
  }
}

/** A segment and what is inside its tokens. */
function segmentsOf(tokens: readonly Token[], kind: SegmentKind, { nested }: PhaseResult): Segment[] {
  return [
    { kind, tokens },
    ...nested.flatMap((inside) => segmentsOf(tokens[inside.at]!.inner ?? [], inside.kind, inside)),
  ]
}

interface Best {
  readonly segment: Segment
  readonly stall: Stall
}

function furthest(segments: readonly Segment[], { program }: CompiledRule, { phase, table }: BoundPhase): Best | null {
  let best: Best | null = null
  for (const segment of segments) {
    const stall = traceProgram(program, phase, segment.tokens, table)
    if (stall === null) continue
    if (best === null || stall.at - stall.from > best.stall.at - best.stall.from) best = { segment, stall }
  }
  return best
}

function describe({ segment, stall }: Best, text: string, table: ClassTable, label: Label): Furthest {
  const { tokens } = segment
  const { from, at, unmet } = stall
  const token = tokens[at]
  return {
    matched: at > from ? text.slice(tokens[from]!.start, tokens[at - 1]!.end) : '',
    wanted: [...new Set(unmet.map((condition) => spell(condition, label)))],
    token: token === undefined ? null : viewToken(token, table),
    at,
  }
}

const WORDS: Readonly<Record<Unmet['kind'], string>> = {
  token: '',
  ahead: 'before ',
  'not-ahead': 'not before ',
  behind: 'behind ',
  'not-behind': 'not behind ',
  start: 'the start of the sentence',
  end: 'the end of the sentence',
}

function spell({ kind, test }: Unmet, label: Label): string {
  return `${WORDS[kind]}${test === null ? '' : label(test)}`
}
