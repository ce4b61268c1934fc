import type { Indicator } from '../../core/extraction.ts'
import { html, type Html } from '../markup/html.ts'
import { coded, say } from '../markup/wording.ts'
import { ROLES } from '../select.ts'
import type { ReportDocument } from './model.ts'

interface Bar {
  /** First and last section it stands for, by place; -1 before the first heading. */
  readonly from: number
  readonly to: number
  readonly words: Html
  readonly indicators: readonly Indicator[]
}

/** Indicators by the uppermost sections that divide the document, one bar for each, its parts by role. */
export function sectionChart(document: ReportDocument): Html | null {
  const bars = barsOf(document).filter(({ indicators }) => indicators.length > 0)
  if (bars.length === 0) return null
  const most = Math.max(...bars.map(({ indicators }) => indicators.length))
  const roles = ROLES.filter((role) => document.extraction.indicators.some((one) => one.role === role))
  return html`<section class="chart">
    <h3>${say('chart')}</h3>
    <p class="legend">${roles.map((role) => html`<span class="role ${role}">${coded('role', role)}</span> `)}</p>
    <ul>
      ${bars.map((bar) => barRow(bar, most))}
    </ul>
  </section>`
}

function barsOf(document: ReportDocument): Bar[] {
  const { sections, indicators } = document.extraction
  const within = (from: number, to: number): Indicator[] =>
    indicators.filter(({ section }) => {
      const at = document.sectionIndex(section)
      return from <= at && at <= to
    })
  const bars: Bar[] = [{ from: -1, to: -1, words: say('section.none'), indicators: within(-1, -1) }]
  let parent: string | null = null
  let tops = sections.filter((section) => section.parent === parent)
  while (tops.length === 1) {
    parent = tops[0]!.id
    const only = document.sectionIndex(parent)
    const below = sections.filter((section) => section.parent === parent)
    if (below.length === 0) break
    const { number, title } = tops[0]!
    bars.push({ from: only, to: only, words: html`${number} ${title}`, indicators: within(only, only) })
    tops = below
  }
  for (const { id, number, title } of tops) {
    const from = document.sectionIndex(id)
    const to = document.lastBelow(from)
    bars.push({ from, to, words: html`${number} ${title}`, indicators: within(from, to) })
  }
  return bars
}

/** A row is as wide as the longest bar; one unit of width is a thousandth of it. */
const WIDTH = 1000

function barRow({ from, to, words, indicators }: Bar, most: number): Html {
  let x = 0
  const parts = ROLES.flatMap((role) => {
    const count = indicators.filter((indicator) => indicator.role === role).length
    if (count === 0) return []
    const width = Math.round((count / most) * WIDTH)
    const part = html`<rect class="share ${role}" x="${x}" width="${width}" height="10" />`
    x += width
    return [part]
  })
  return html`<li>
    <button type="button" class="plain" data-section="${from} ${to}">${words}</button>
    <svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
    <span class="count">${indicators.length}</span>
  </li> `
}
