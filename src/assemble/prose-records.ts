import type { Horizon, Indicator } from '../core/extraction.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { RecordLinks } from './links.ts'
import type { IndicatorIds, Measured, RecordWriter } from './records.ts'
import type { Timeline } from './timeline.ts'
import { baseOf, valueOf } from './values.ts'

/** What the id of a value in the text is made from. */
export function measuredInProse(draft: IndicatorDraft, scope: string | null, role: Indicator['role']): Measured {
  const { name, change, per, quantity, sentence, span } = draft
  return {
    name,
    change: change as Indicator['change'],
    per,
    role,
    dimension: String(quantity['dimension'] ?? ''),
    scope,
    section: sentence.block.section,
    upTo: { start: sentence.span.start, end: span.end },
  }
}

/** What stands around a value of the text. */
export interface Surroundings extends RecordLinks {
  /** Of the goal or the row of the table that it stands in. */
  readonly horizon: Horizon | null
  /** It is to be reached by some time. */
  readonly isDue: boolean
}

/** A value of the text, written out. */
export function proseRecord(
  draft: IndicatorDraft,
  { scope, role, change, section }: Measured,
  { id, key }: IndicatorIds,
  { goal, agencies, horizon, isDue }: Surroundings,
  { writer, timeline }: { readonly writer: RecordWriter; readonly timeline: Timeline },
): Indicator {
  const { sentence, quantity, span, name } = draft
  const own = isDue ? timeline.nearest(sentence, draft.at, draft.turn) : null
  // An average by the year (年均浓度) is measured each year, a change by the year goes on.
  const isRate = draft.per === 'year' && change !== 'level'
  const rateEnd = isRate ? timeline.endOfRate(sentence, draft.at) : null
  const deadline = isDue
    ? (own ?? rateEnd ?? horizon ?? timeline.around(sentence) ?? timeline.lastResort(isRate))
    : null
  const isRange = typeof quantity['min'] === 'number'
  const comparator = (isRange ? 'between' : String(quantity['comparator'] ?? '=')) as Indicator['comparator']
  const { amount, min, max, unit } = valueOf(quantity)
  // Written out: spreading costs more here than all the rest of a record.
  return {
    id,
    key,
    name,
    comparator,
    amount,
    min,
    max,
    unit,
    base: baseOf(quantity),
    change,
    per: draft.per,
    baseline: draft.baseline,
    role,
    implied: false,
    nature: null,
    deadline,
    asOf: role === 'status' ? timeline.asOf(sentence, draft.at) : null,
    scope,
    section: writer.sectionId(section),
    goal: role === 'status' ? null : goal,
    agencies: [...agencies],
    span: writer.locate(span),
    text: writer.textOf(span),
    rule: draft.match.rule,
  }
}
