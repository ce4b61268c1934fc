import { html, type Html } from '../markup/html.ts'
import { coded, tipped, say } from '../markup/wording.ts'
import type { ReportDocument } from './model.ts'
import { row, table } from './rows.ts'

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
        ${message}${hint === undefined ? null : ` (${hint})`} ${span === undefined ? null : toLine(document, span.line)}
      </li>`,
  )
  const skips = facts.skipped.map(
    ({ reason, span }) =>
      html`<li>
        <code>${reason}</code> ${excerpt(document.text.slice(span.start, span.end))} ${toLine(document, span.line)}
      </li>`,
  )
  return html`<section>
      <h3>${say('residue')}</h3>
      ${table('residue', ['column.text', 'column.reason', 'column.line'], rows)}
    </section>
    ${list('diagnostics', remarks)}${list('skipped', skips)}`
}

function list(label: 'diagnostics' | 'skipped', items: readonly Html[]): Html | null {
  return items.length === 0
    ? null
    : html`<section>
        <h3>${say(label)}</h3>
        <ul class="remarks">
          ${items}
        </ul>
      </section>`
}

function toLine({ key }: ReportDocument, line: number): Html {
  return html`<a class="go" href="#l-${key}-${line}" ${tipped('to-text', line)}>${line}</a>`
}

const LONGEST = 60

function excerpt(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  const characters = Array.from(line.slice(0, 2 * LONGEST))
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line
}
