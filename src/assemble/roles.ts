import type { Indicator } from '../core/extraction.ts'
import type { Token } from '../core/token.ts'
import { type Assembling, captured, clauseStart, hasClass, tokensIn } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { SentenceMode } from './modes.ts'
import type { Timeline } from './timeline.ts'

/** Classes of words that promise what stands behind them. */
const PROMISES = ['adverb.plan', 'verb.foreseen']
const ROLES = new Set(['target', 'criterion', 'status', 'reference'])

/**
 * Target, criterion, status or reference: the rule's word first, then what is counted, then the text around it.
 * @param before the role of the indicator before it
 */
export function roleOf(
  draft: IndicatorDraft,
  world: Assembling,
  timeline: Timeline,
  mode: SentenceMode | undefined,
  before: Indicator['role'] | undefined,
): Indicator['role'] {
  if (draft.role !== null && ROLES.has(draft.role) && !describesOne(draft)) return draft.role as Indicator['role']
  const status = isReport(draft, world, timeline, mode)
  if (sizesList(draft, world, status, before)) return 'reference'
  return status ? 'status' : 'target'
}

/** True when the part of its sentence that a quantity stands in tells what is so. */
export function isReport(
  draft: IndicatorDraft,
  world: Assembling,
  timeline: Timeline,
  mode: SentenceMode | undefined,
): boolean {
  if (mode?.mode !== 'status') return timeline.tellsOfPast(draft.sentence, draft.at)
  return mode.own ? !isAhead(draft, world, timeline) : !timeline.isToCome(draft.sentence, draft.at)
}

/** An exact size (总投资5亿元的项目) describes one thing; where a rule's role is for bounds only, it does not hold. */
function describesOne({ quantity, match }: IndicatorDraft): boolean {
  return match.fields['bounded'] === true && quantity['comparator'] === '='
}

/**
 * In a sentence that reports, a part may still promise: 目前约16万架,到2025年要达到50万架. The nearest word before the
 * quantity that says which it is decides, or a year to come in its clause that nothing says to be so already.
 */
function isAhead(draft: IndicatorDraft, world: Assembling, timeline: Timeline): boolean {
  const { tokens } = draft.sentence
  const clause = tokens.slice(clauseStart(world.table, tokens, draft.at), draft.at)
  const already = clause.findLastIndex((token) => hasClass(world.table, token, ['adverb.already']))
  // 已脱贫的村 is a noun; what is said of it may lie ahead.
  if (already >= 0 && !clause.slice(already).some((token) => hasClass(world.table, token, ['particle']))) return false
  const horizon = timeline.nearest(draft.sentence, draft.at)
  if (horizon?.from === 'clause') return true
  for (let at = draft.at - 1; at >= 0; at--) {
    const token = tokens[at] as Token
    const role = token.fields?.['role']
    if (role === 'status') return false
    const isNoun = hasClass(world.table, tokens[at + 1], ['particle'])
    if (role === 'target' && hasClass(world.table, token, PROMISES) && !isNoun) return true
  }
  return false
}

/** 高频事项达到120项 is what shall be, whatever it is counted in. */
function isReached({ match, sentence: { tokens } }: IndicatorDraft, { table }: Assembling): boolean {
  const verb = captured(match, 'v')
  return verb !== null && hasClass(table, tokens[verb.from], ['verb.reach', 'verb.reach.up', 'verb.reach.down'])
}

/** 22项举措, 十大工程: what is counted is a list unless a verb builds it. */
function sizesList(
  draft: IndicatorDraft,
  world: Assembling,
  status: boolean,
  before: Indicator['role'] | undefined,
): boolean {
  const { tokens } = draft.sentence
  const quantity = tokens[draft.at] as Token
  if (isReached(draft, world)) return false
  if (hasClass(world.table, quantity, ['measure.reference'])) return true
  // 10件民生实事全部办结 is an achievement, not the size of a list.
  if (status || !hasClass(world.table, quantity, ['measure.counter'])) return false
  // 四大工程16项任务、6项措施: what goes on after a list's size is one too.
  const governed = draft.governed || (draft.continued && before !== 'reference')
  if (draft.match.fields['parts'] === true) return !governed
  const { referenceHeads, referenceVerbs } = world.knowledge.roles
  const range = captured(draft.match, 'name')
  const last = range === null ? undefined : tokensIn(tokens, range).at(-1)
  if (!hasClass(world.table, last, [referenceHeads])) return false
  const verb = captured(draft.match, 'v')
  if (verb === null) return !governed
  return !hasClass(world.table, tokens[verb.from], referenceVerbs)
}
