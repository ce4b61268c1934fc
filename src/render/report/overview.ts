import type { Extraction } from '../../core/extraction.ts'
import { html, type Html, type Insert } from '../markup/html.ts'
import { coded, say, type Label } from '../markup/wording.ts'
import { grouped } from '../number.ts'
import { sectionChart } from './chart.ts'
import type { ReportDocument } from './model.ts'
import { timeline } from './timeline.ts'

/** What the document is, how much was found in it, where, and by when it is due. */
export function overview(document: ReportDocument): Html {
  return html`${tiles(document.extraction)} ${sectionChart(document)} ${timeline(document)}
    <section class="facts">
      <h3>${say('facts')}</h3>
      ${facts(document.extraction)}
    </section>`
}

function tiles({ goals, indicators, agencies, assignments, residue }: Extraction): Html {
  const targets = indicators.filter(({ role }) => role === 'target').length
  const counts: readonly (readonly [Label, string, number])[] = [
    ['tab.indicators', 'indicator', indicators.length],
    ['role.target', 'target', targets],
    ['tab.goals', 'goal', goals.length],
    ['assignments', 'assignment', assignments.length],
    ['column.agencies', 'agency', agencies.length],
    ['tab.residue', 'residue', residue.length],
  ]
  return html`<dl class="tiles">
    ${counts.map(
      ([label, kind, count]) =>
        html`<div class="tile ${kind}">
          <dt>${say(label)}</dt>
          <dd>${count}</dd>
        </div>`,
    )}
  </dl>`
}

function facts({ document, generator, schemaVersion }: Extraction): Html {
  const { region, period, repairs, skipped } = document
  const repaired = Object.entries(repairs).map(([kind, count]) => html`<code>${kind}</code> ${count} `)
  const rows: readonly (readonly [Label, Insert])[] = [
    ['fact.name', document.name],
    ['fact.issuer', document.issuer],
    ['fact.number', document.documentNumber],
    ['fact.region', region === null ? null : `${region.name} (${region.code})`],
    ['fact.period', period === null ? null : `${period.from}–${period.to}`],
    ['fact.published', document.publishedOn],
    ['fact.genre', coded('genre', document.genre)],
    ['fact.script', coded('script', document.script)],
    ['fact.encoding', document.encoding],
    ['fact.characters', grouped(document.characters)],
    ['fact.repairs', repaired.length === 0 ? null : repaired],
    ['fact.skipped', skipped.length === 0 ? null : say('count', skipped.length)],
  ]
  const kept = rows.filter(([, value]) => value !== null)
  const tool = `${generator.name} ${generator.version} · ${generator.rules.slice(0, 8)} · ${schemaVersion}`
  return html`<dl>
      ${kept.map(
        ([label, value]) =>
          html`<dt>${say(label)}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <p class="faint">${say('made-by', tool)}</p>`
}
