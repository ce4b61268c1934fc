import type { Goal, Indicator } from '../../core/extraction.ts'
import { html, type Html } from '../markup/html.ts'
import { coded, say } from '../markup/wording.ts'
import { grouped } from '../number.ts'
import { quantityWords } from '../quantity.ts'
import type { ReportDocument } from './model.ts'
import { links, more, row, table } from '../markup/rows.ts'

const COLUMNS = ['column.indicator', 'column.value', 'column.deadline', 'column.role', 'column.line'] as const

export function indicatorTable(document: ReportDocument): Html {
  const goals = new Map(document.extraction.goals.map((goal) => [goal.id, goal]))
  const rows = document.extraction.indicators.map((indicator) => indicatorRow(document, indicator, goals))
  return table('indicators', COLUMNS, rows)
}

function indicatorRow(document: ReportDocument, indicator: Indicator, goals: ReadonlyMap<string, Goal>): Html {
  const { id, name, role, section, agencies, deadline, scope, span } = indicator
  const record = document.record(id)
  const attributes = document.filterable({ kind: 'indicator', section, role, agencies })
  const place = scope === null ? null : html` <span class="scope">${scope}</span>`
  return row(attributes, record, [
    html`<strong class="name">${name}</strong>${place}${document.path(section)}${details(document, indicator, goals)}`,
    html`<span class="value">${quantityWords(indicator)}</span>`,
    deadline === null ? '' : (deadline.year ?? html`?`),
    html`<span class="role ${role}">${coded('role', role)}</span>`,
    document.toText(record, span),
  ])
}

function details(document: ReportDocument, indicator: Indicator, goals: ReadonlyMap<string, Goal>): Html {
  const { text, deadline, change, nature, baseline, asOf, agencies, rule } = indicator
  const goal = indicator.goal === null ? undefined : goals.get(indicator.goal)
  const due = deadline === null ? null : html`${deadline.text} (${say(`from.${deadline.from}`)})`
  return more([
    ['more.reads', text],
    ['more.deadline', due],
    ['more.change', change === 'level' ? null : coded('change', change)],
    ['more.nature', nature === null ? null : coded('nature', nature)],
    ['more.base', baseWords(indicator)],
    ['more.baseline', baseline === null ? null : baselineWords(baseline)],
    ['more.asof', asOf],
    ['more.agencies', agencies.map((agency) => document.agencyName(agency)).join('、')],
    ['more.goal', goal === undefined ? null : links([{ record: document.record(goal.id), words: goal.statement }])],
    ['more.rule', html`<code>${rule}</code>`],
  ])
}

/** The amount in its canonical unit, where that is another. */
function baseWords({ base, unit, amount, min, max, comparator, change, per }: Indicator): string | null {
  const isSame = base.unit === unit && base.amount === amount && base.min === min && base.max === max
  return isSame ? null : quantityWords({ ...base, comparator, change, per })
}

function baselineWords({ amount, unit, year }: NonNullable<Indicator['baseline']>): string {
  return [amount === null ? '' : grouped(amount), unit ?? '', year === null ? '' : `(${year})`]
    .filter(Boolean)
    .join(' ')
}
