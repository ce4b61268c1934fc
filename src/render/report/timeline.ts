import { groupBy } from '../../core/group.ts'
import { html, type Html } from '../markup/html.ts'
import { say } from '../markup/wording.ts'
import { quantityWords } from '../quantity.ts'
import type { ReportDocument } from './model.ts'

interface Due {
  /** Null: later than any. */
  readonly year: number | null
  readonly record: string
  readonly words: string
  readonly value: string
  readonly kind: 'goal' | 'indicator'
}

/** What is due by when, year by year; nothing when no record has a deadline. */
export function timeline(document: ReportDocument): Html | null {
  const goals = document.extraction.goals.flatMap(({ id, statement, horizon }): Due[] =>
    horizon === null
      ? []
      : [{ year: horizon.year, record: document.record(id), words: statement, value: '', kind: 'goal' }],
  )
  const indicators = document.extraction.indicators.flatMap((indicator): Due[] => {
    const { id, name, deadline } = indicator
    if (deadline === null) return []
    const value = quantityWords(indicator)
    return [{ year: deadline.year, record: document.record(id), words: name, value, kind: 'indicator' }]
  })
  const years = groupBy([...goals, ...indicators], ({ year }) => year ?? Infinity)
  if (years.size === 0) return null
  const most = Math.max(...[...years.values()].map(({ length }) => length))
  const rows = [...years].toSorted(([a], [b]) => a - b).map(([year, dues]) => yearRow(year, dues, most))
  return html`<section class="timeline">
    <h3>${say('timeline')}</h3>
    <p class="legend">
      <span class="key goal"></span>${say('kind.goal')} <span class="key indicator"></span>${say('kind.indicator')}
    </p>
    <ol>
      ${rows}
    </ol>
  </section>`
}

/** As in the chart of sections. */
const WIDTH = 1000

function yearRow(year: number, dues: readonly Due[], most: number): Html {
  const goals = dues.filter(({ kind }) => kind === 'goal').length
  const width = (count: number): number => Math.round((count / most) * WIDTH)
  const when = Number.isFinite(year) ? say('year', year) : say('year.none')
  const items = dues.map(
    ({ record, words, value, kind }) =>
      html`<li class="${kind}"><a href="#r-${record}">${words}</a> <span class="value">${value}</span></li> `,
  )
  return html`<li>
    <details>
      <summary>
        <span class="year">${when}</span>
        <svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="share goal" x="0" width="${width(goals)}" height="10" />
          <rect class="share indicator" x="${width(goals)}" width="${width(dues.length - goals)}" height="10" />
        </svg>
        <span class="count">${dues.length}</span>
      </summary>
      <ul>
        ${items}
      </ul>
    </details>
  </li> `
}
