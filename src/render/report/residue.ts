import type { SourceSpan } from '../../core/span.ts'
import { html, type Html } from '../markup/html.ts'
import { coded, say } from '../markup/wording.ts'
import { inText, type ReportDocument } from './model.ts'
import { row, table } from '../markup/rows.ts'

/** What a reader should look at: what no rule understood, what was left out, what the tool has to say. */
export function residue(document: ReportDocument): Html {
  const { residue: left, diagnostics, document: facts } = document.extraction
  const rows = left.map(({ kind, text, reason, section, span }, index) => {
    const record = document.residue(index)
    return row(document.filterable({ kind: 'residue', section }), record, [
      html`<strong>${text}</strong> <span class="faint">${coded('residue', kind)}</span>${document.path(section)}`,
      coded('reason', reason),
      document.toText(record, span),
    ])
  })
  const remarks = diagnostics.map(
    ({ severity, message, hint, span }) =>
      html`<li>
        <span class="severity ${severity}">${coded('severity', severity)}</span>
        ${message}${hint === undefined ? null : ` (${hint})`} ${span === undefined ? null : document.toLine(span)}
      </li>`,
  )
  const skips = facts.skipped.map(
    ({ reason, span }) =>
      html`<li>
        <code>${reason}</code> ${excerpt(document, span)} ${document.toLine(span)}
      </li>`,
  )
  const drops = facts.dropped.map(
    ({ reason, text, times }) =>
      html`<li><code>${reason}</code> ${text}${times === 1 ? null : html` <span class="count">× ${times}</span>`}</li>`,
  )
  return html`<section>
      <h3>${say('residue')}</h3>
      ${table('residue', ['column.text', 'column.reason', 'column.line'], rows)}
    </section>
    ${list('diagnostics', remarks)}${list('skipped', skips)}${list('dropped', drops)}`
}

function list(label: 'diagnostics' | 'skipped' | 'dropped', items: readonly Html[]): Html | null {
  return items.length === 0
    ? null
    : html`<section>
        <h3>${say(label)}</h3>
        <ul class="remarks">
          ${items}
        </ul>
      </section>`
}

const LONGEST = 60

function excerpt({ text }: ReportDocument, span: SourceSpan): string {
  const { start, end } = inText(span)
  const line = text.slice(start, end).trim().replaceAll(/\s+/g, ' ')
  const characters = Array.from(line.slice(0, 2 * LONGEST))
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line
}
