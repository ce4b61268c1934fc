import { html, type Html, type Insert } from './html.ts'
import { say, type Label } from './wording.ts'

/** Rows are laid out in groups of so many, each only when it comes near the screen. */
const GROUP = 40

/** A table whose rows scripts can filter; the roles are said, for rows are no table rows to the style sheet. */
export function table(name: string, columns: readonly Label[], rows: readonly Html[]): Html {
  if (rows.length === 0) return html`<p class="empty">${say('nothing')}</p>`
  const groups: Html[] = []
  for (let at = 0; at < rows.length; at += GROUP) {
    groups.push(
      html`<tbody role="rowgroup">
        ${rows.slice(at, at + GROUP)}
      </tbody> `,
    )
  }
  const heads = columns.map((label) => html`<th role="columnheader" scope="col">${say(label)}</th>`)
  return html`<table role="table" class="records ${name}">
      <thead role="rowgroup">
        <tr role="row">
          ${heads}
        </tr>
      </thead>
      ${groups}
    </table>
    <p class="empty filtered" hidden>${say('empty')}</p>`
}

export function row(attributes: Html, record: string, cells: readonly Insert[]): Html {
  return html`<tr role="row" id="r-${record}" ${attributes} tabindex="-1">
    ${cells.map((cell) => html`<td role="cell">${cell}</td>`)}
  </tr> `
}

/** What is shown of a record when it is chosen: label and value, empty ones left out. */
export function more(facts: readonly (readonly [Label, Insert])[]): Html {
  const kept = facts.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return html`<dl class="more">
    ${kept.map(
      ([label, value]) =>
        html`<dt>${say(label)}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

/** Links to other records' rows, with a mark between them. */
export function links(targets: readonly { readonly record: string; readonly words: string }[]): Html | null {
  if (targets.length === 0) return null
  return html`<ul class="links">
    ${targets.map(({ record, words }) => html`<li><a href="#r-${record}">${words}</a></li>`)}
  </ul>`
}
