import type { Goal, Indicator } from '../../core/extraction.ts'
import { html, type Html } from '../markup/html.ts'
import { say } from '../markup/wording.ts'
import { quantityWords } from '../quantity.ts'
import type { ReportDocument } from './model.ts'
import { links, more, row, table } from '../markup/rows.ts'

const COLUMNS = ['column.goal', 'column.deadline', 'column.indicators', 'column.line'] as const

export function goalTable(document: ReportDocument): Html {
  const indicators = new Map(document.extraction.indicators.map((indicator) => [indicator.id, indicator]))
  return table(
    'goals',
    COLUMNS,
    document.extraction.goals.map((goal) => goalRow(document, goal, indicators)),
  )
}

function goalRow(document: ReportDocument, goal: Goal, indicators: ReadonlyMap<string, Indicator>): Html {
  const { id, statement, section, horizon, text, rule, span } = goal
  const record = document.record(id)
  const own = goal.indicators.flatMap((each) => indicators.get(each) ?? [])
  const agencies = own.flatMap((indicator) => indicator.agencies)
  const attributes = document.filterable({ kind: 'goal', section, agencies })
  const details = more([
    ['more.reads', text === statement ? null : text],
    ['more.deadline', horizon === null ? null : html`${horizon.text} (${say(`from.${horizon.from}`)})`],
    [
      'more.indicators',
      links(own.map((each) => ({ record: document.record(each.id), words: `${each.name} ${quantityWords(each)}` }))),
    ],
    ['more.rule', html`<code>${rule}</code>`],
  ])
  return row(attributes, record, [
    html`<span class="statement">${statement}</span>${document.path(section)}${details}`,
    horizon === null ? '' : (horizon.year ?? '?'),
    own.length === 0 ? '' : own.length,
    document.toText(record, span),
  ])
}
