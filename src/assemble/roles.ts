import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Indicator } from '../core/extraction.ts'
import type { Token } from '../core/token.ts'
import { type Assembling, captured, hasClass, tokensIn } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { SentenceMode } from './modes.ts'

const ROLES = new Set(['target', 'criterion', 'status', 'reference'])

/** Target, criterion, status or reference: the rule's word first, then what is counted, then the text around it. */
export function roleOf(
  draft: IndicatorDraft,
  world: Assembling,
  modes: ReadonlyMap<SentenceAnalysis, SentenceMode>,
): Indicator['role'] {
  const mode = [...modes.entries()].find(([sentence]) => sentence === draft.sentence || sentence.brackets.includes(draft.sentence))?.[1]
  if (draft.role !== null && ROLES.has(draft.role)) return draft.role as Indicator['role']
  const status = mode?.mode === 'status'
  if (sizesList(draft, world, status)) return 'reference'
  return status ? 'status' : 'target'
}

/** 22项举措, 十大工程: what is counted is a list unless a verb builds it. */
function sizesList(draft: IndicatorDraft, world: Assembling, status: boolean): boolean {
  const { tokens } = draft.sentence
  const quantity = tokens[draft.at] as Token
  if (hasClass(world.table, quantity, ['measure.reference'])) return true
  // 10件民生实事全部办结 is an achievement, not the size of a list.
  if (status) return false
  const { referenceHeads, referenceVerbs } = world.knowledge.roles
  const range = captured(draft.match, 'name')
  const last = range === null ? undefined : tokensIn(tokens, range).at(-1)
  if (!hasClass(world.table, last, [referenceHeads])) return false
  const verb = captured(draft.match, 'v')
  return verb === null || !hasClass(world.table, tokens[verb.from], referenceVerbs)
}
