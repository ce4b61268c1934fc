import type { Indicator } from '../../core/extraction.ts'
import type { RecordLinks } from '../links.ts'
import type { IndicatorIds, Measured, RecordWriter } from '../records.ts'
import type { Timeline } from '../timeline.ts'
import { baseOf, valueOf } from '../values.ts'
import type { TableIndicator } from './indicator-table.ts'

const RULE = 'table.indicators'

/** What the id of a value in a table is made from. */
export function measuredInTable(item: TableIndicator, section: number | null): Measured {
  const { name, change, per, quantity, reported, span } = item
  const role = reported ? 'status' : 'target'
  return { name, change, per, role, dimension: String(quantity['dimension'] ?? ''), scope: null, section, upTo: span }
}

/** A value of a table of indicators, written out. */
export function tableRecord(
  item: TableIndicator,
  { id, key }: IndicatorIds,
  section: number | null,
  links: RecordLinks,
  { writer, timeline }: { readonly writer: RecordWriter; readonly timeline: Timeline },
): Indicator {
  const { quantity, name, change, span, year, reported } = item
  const comparator = typeof quantity['min'] === 'number' ? 'between' : String(quantity['comparator'] ?? '=')
  const stated = year === null ? null : { year: year.year, from: 'clause' as const, text: year.text }
  return {
    id,
    key,
    name,
    comparator: comparator as Indicator['comparator'],
    ...valueOf(quantity),
    base: baseOf(quantity),
    change,
    per: item.per ?? (typeof quantity['per'] === 'string' ? quantity['per'] : null),
    baseline: item.baseline,
    role: reported ? 'status' : 'target',
    implied: false,
    nature: item.nature,
    deadline: reported ? null : (stated ?? timeline.ofSection(section) ?? timeline.end),
    asOf: reported ? (year?.year ?? null) : null,
    scope: null,
    section: writer.sectionId(section),
    goal: reported ? null : links.goal,
    agencies: [...links.agencies],
    span: writer.locate(span),
    text: writer.textOf(span),
    rule: RULE,
  }
}
