import type { AnnotatedDocument } from '../../core/annotated.ts'
import { html, type Html } from '../markup/html.ts'
import { page, type PageAssets } from '../markup/page.ts'
import { textOf } from '../markup/text.ts'
import { coded, named, option, say, type Label } from '../markup/wording.ts'
import { ROLES } from '../select.ts'
import { goalTable } from './goals.ts'
import { indicatorTable } from './indicators.ts'
import { marksOf } from './marks.ts'
import { inText, ReportDocument } from './model.ts'
import { outline, sectionOptions } from './outline.ts'
import { overview } from './overview.ts'
import { residue } from './residue.ts'
import { responsibility } from './responsibility.ts'

/** Kinds of highlight that a reader can show or hide. */
const KINDS = ['goal', 'indicator', 'quantity', 'agency', 'residue'] as const

/**
 * One page that shows documents next to what was found in them: it needs nothing besides itself, and nothing in a text
 * can act in it. The same documents give the same characters.
 */
export function renderReport(documents: readonly AnnotatedDocument[], assets: PageAssets): string {
  const all = documents.map((document, index) => new ReportDocument(document, index))
  const [first] = all
  return page({
    title: all.length === 1 && first !== undefined ? first.title : null,
    kind: 'app',
    views: ['outline', 'text', 'records'],
    assets,
    chooser: all.length > 1 ? chooser(all) : null,
    body: html`${all.map(documentPart)}`,
  })
}

function chooser(documents: readonly ReportDocument[]): Html {
  const options = documents.map(({ key, title, extraction }) => {
    const { name } = extraction.document
    return html`<option value="${key}">${title === name ? name : `${title} — ${name}`}</option>`
  })
  return html`<select id="document" ${named('document')}>
    ${options}
  </select>`
}

function documentPart(document: ReportDocument): Html {
  const { key, extraction, title } = document
  const { goals, indicators, assignments, residue: left } = extraction
  const panels: readonly (readonly [name: string, label: Label, count: number | null, content: Html])[] = [
    ['overview', 'tab.overview', null, overview(document)],
    ['indicators', 'tab.indicators', indicators.length, indicatorTable(document)],
    ['goals', 'tab.goals', goals.length, goalTable(document)],
    ['responsibility', 'tab.responsibility', assignments.length, responsibility(document)],
    ['residue', 'tab.residue', left.length, residue(document)],
  ]
  const tabs = panels.map(
    ([name, label, count], index) =>
      html`<button
        type="button"
        role="tab"
        id="t-${key}-${name}"
        aria-controls="p-${key}-${name}"
        aria-selected="${index === 0 ? 'true' : 'false'}"
        tabindex="${index === 0 ? '0' : '-1'}"
      >
        ${say(label)}${count === null ? null : html` <span class="count">${count}</span>`}
      </button>`,
  )
  return html`<article class="document" id="d-${key}" data-key="${key}">
    <h1 class="title">${title}</h1>
    <div class="panes">
      <aside class="pane side">${outline(document)}</aside>
      <section class="pane text" ${named('text')}>
        <div class="bar">${highlightToggles()}</div>
        <div class="source scroll" lang="zh" tabindex="0" role="region" ${named('text')}>${textPart(document)}</div>
      </section>
      <section class="pane data" ${named('records')}>
        <div class="tabs" role="tablist" ${named('records')}>${tabs}</div>
        ${filters(document)}
        <div class="scroll panels" tabindex="-1">
          ${panels.map(
            ([name, label, , content]) =>
              html`<section class="panel" role="tabpanel" id="p-${key}-${name}" aria-labelledby="t-${key}-${name}">
                <h2>${say(label)}</h2>
                ${content}
              </section> `,
          )}
        </div>
      </section>
    </div>
  </article> `
}

function textPart(document: ReportDocument): Html {
  const headings = document.extraction.sections.map(({ span, level, number, title }, index) => ({
    start: inText(span).start,
    level,
    words: `${number}${title}`,
    id: `s-${document.key}-${index}`,
  }))
  return textOf({
    text: document.text,
    key: document.key,
    anchor: 'm',
    marks: marksOf(document),
    headings: headings.toSorted((a, b) => a.start - b.start),
    places: document.layout.places,
    tables: document.layout.tables,
  })
}

function highlightToggles(): Html {
  const toggles = KINDS.map(
    (kind) =>
      html`<button type="button" class="toggle ${kind}" data-show="${kind}" aria-pressed="true">
        ${say(`kind.${kind}`)}
      </button>`,
  )
  return html`<span class="faint">${say('highlight')}</span>${toggles}`
}

function filters(document: ReportDocument): Html {
  const roles = ROLES.map(
    (role) =>
      html`<button type="button" class="toggle role ${role}" data-group="${role}" aria-pressed="true">
        ${coded('role', role)}
      </button>`,
  )
  const agencies = document.extraction.agencies.map(
    ({ name }, index) => html`<option value="${index}">${name}</option>`,
  )
  return html`<form class="bar filters">
    <div class="roles" role="group" ${named('role')}>${roles}</div>
    <select name="section" ${named('section')}>
      ${sectionOptions(document)}
    </select>
    <select name="tag" ${named('agency')}>
      ${option('', 'agency.all')}${agencies}
    </select>
    <button type="reset" class="plain" hidden>${say('reset')}</button>
  </form>`
}
