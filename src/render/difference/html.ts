import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type ComparedDocument,
  type DifferenceReport,
  type DocumentDifference,
} from '../../core/difference.ts'
import type { Severity } from '../../core/diagnostic.ts'
import type { SourceText } from '../../core/text.ts'
import { html, type Html } from '../markup/html.ts'
import { page } from '../markup/page.ts'
import { row, table } from '../markup/rows.ts'
import { textOf } from '../markup/text.ts'
import { coded, named, option, say } from '../markup/wording.ts'
import type { RenderDifference } from './format.ts'
import { changeMarks, segmentsOf } from './marks.ts'
import { sidesOf, titleOf } from './wording.ts'

type Sources = ReadonlyMap<string, SourceText>

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[]

/** One page: what changed, and both texts side by side with the changes marked in their places. */
export const render: RenderDifference = (report, { page: parts }) => {
  if (parts === undefined) throw new TypeError('a page needs its assets')
  const { assets, sources } = parts
  const documents = report.documents.map((document, index) =>
    documentPart(document, String(index), sources, ignoredIn(report, document)),
  )
  const [only] = report.documents
  return page({
    title: report.documents.length === 1 && only !== undefined ? titleOf(only) : null,
    kind: 'diff.app',
    views: ['text', 'records'],
    assets,
    chooser: report.documents.length > 1 ? chooser(report) : null,
    body: html`${documents.length === 0 ? html`<p class="empty">${say('diff.same')}</p>` : documents}`,
  })
}

function ignoredIn({ ignored }: DifferenceReport, { path }: DocumentDifference): number {
  return ignored.filter((one) => one.path === path).length
}

function chooser({ documents }: DifferenceReport): Html {
  const options = documents.map(
    (document, index) => html`<option value="${index}">${titleOf(document)} (${document.changes.length})</option>`,
  )
  return html`<select id="document" ${named('document')}>${options}</select>`
}

function documentPart(document: DocumentDifference, key: string, sources: Sources, ignored: number): Html {
  const { changes, old, new: fresh } = document
  const places = sectionsOf(changes)
  const hasText = [old, fresh].some((side) => side !== null && sources.has(side.name))
  const rows = changes.map((change, index) => changeRow(change, `${key}-${index}`, key, places))
  return html`<article class="document difference${hasText ? '' : ' textless'}" id="d-${key}" data-key="${key}">
    <h1 class="title">${titleOf(document)}</h1>
    <div class="panes">
      <section class="pane data" ${named('diff.changes')}>
        ${filters(changes, places)}
        <div class="scroll panels" tabindex="-1">
          ${remarks(document, ignored)}
          <section class="panel" ${named('diff.changes')}>
            <h2>${say('diff.changes')}</h2>
            ${rows.length === 0 ? html`<p class="empty">${say('diff.same')}</p>` : table('changes', ['diff.column.change', 'diff.column.what', 'diff.old', 'diff.new'], rows)}
          </section>
        </div>
      </section>
      ${textPane('old', document, key, sources)}
      <svg class="joins" aria-hidden="true"></svg>
      ${textPane('new', document, key, sources)}
    </div>
  </article>
`
}

function textPane(which: 'old' | 'new', document: DocumentDifference, key: string, sources: Sources): Html | null {
  const side: ComparedDocument | null = document[which]
  if (side === null) return null
  const source = sources.get(side.name)
  const label = `diff.${which}` as const
  const body =
    source === undefined
      ? html`<p class="empty">${say('diff.no-text')}</p>`
      : textOf({
          text: source.text,
          key: `${key}-${which}`,
          anchor: which === 'old' ? 'o' : 'm',
          marks: document.changes.flatMap((change, index) =>
            changeMarks(change, which, `${key}-${index}`, source.text),
          ),
          headings: [],
          places: source.layout?.places ?? [],
          tables: source.layout?.tables ?? [],
        })
  return html`<section class="pane text ${which}" ${named(label)}>
    <div class="bar"><strong>${say(label)}</strong> <span class="faint">${side.name}</span></div>
    <div class="source scroll" lang="zh" tabindex="0" role="region" ${named(label)}>${body}</div>
  </section>`
}

/** The sections that changes belong to, in their order. */
function sectionsOf(changes: readonly Change[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const change of changes) {
    const words = sectionWords(change)
    if (words !== '' && !places.has(words)) places.set(words, places.size)
  }
  return places
}

function sectionWords({ section }: Change): string {
  return section === null ? '' : `${section.path} ${section.title}`
}

function changeRow(change: Change, record: string, key: string, places: ReadonlyMap<string, number>): Html {
  const { kind, severity, subject, match, cause } = change
  const section = sectionWords(change)
  const attributes = html`data-k="change" data-s="${places.get(section) ?? -1}" data-group="${severity}" data-tags="${kind}" data-near="${nearOf(change, key)}"`
  const notes = [
    match === null || match.by === 'id' ? null : say('diff.match', match.score.toFixed(2)),
    cause === 'rules' ? say('diff.rules-only') : null,
  ]
  return row(attributes, record, [
    html`<span class="severity ${severity}">${coded('grade', severity)}</span> <span class="kind">${coded('change', kind)}</span>`,
    html`<strong class="name">${subject}</strong>${section === '' ? null : html`<div class="path">${section}</div>`}<div class="faint">${notes}</div>`,
    sideCell(change, 'old'),
    sideCell(change, 'new'),
  ])
}

/** The line in the text that does not have the record where it would stand. */
function nearOf(change: Change, key: string): string {
  const { at } = change
  return change.new?.span || at === null ? '' : `l-${key}-new-${(at.extracted ?? at).line}`
}

/** The value, and under it the words with what went or came. */
function sideCell(change: Change, which: 'old' | 'new'): Html {
  const segments = segmentsOf(change)
  const value = valueOf(change, which)
  const words = (segments ?? []).flatMap(({ in: where, text }) => {
    if (where === 'both') return [html`${text}`]
    if (where !== which) return []
    return [which === 'old' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`]
  })
  const line = change[which]?.span
  const place =
    line === null || line === undefined ? null : html` <span class="count">${(line.extracted ?? line).line}</span>`
  return html`${value === null ? null : html`<span class="value">${value}</span>`}${place}${words.length === 0 ? null : html`<div class="words">${words}</div>`}`
}

/** What stood or stands there; nothing for a rewording, which its words tell. */
function valueOf(change: Change, which: 'old' | 'new'): Html | string | null {
  if (change.highlight !== null || change[which] === null) return null
  const words = sidesOf(change)[which]
  if (change.kind === 'indicator-role') return coded('role', words)
  return change.kind.startsWith('agency-') ? coded('part', words) : words
}

function filters(changes: readonly Change[], places: ReadonlyMap<string, number>): Html {
  const toggles = SEVERITIES.map((severity) => {
    const count = changes.filter((change) => change.severity === severity).length
    return html`<button type="button" class="toggle ${severity}" data-group="${severity}" aria-pressed="true">${coded('grade', severity)} <b>${count}</b></button>`
  })
  const kinds = KINDS.filter((kind) => changes.some((change) => change.kind === kind))
  const sections = [...places].map(([words, at]) => html`<option value="${at} ${at}">${words}</option>`)
  return html`<form class="bar filters">
    <div class="roles" role="group" ${named('diff.severity')}>${toggles}</div>
    <select name="tag" ${named('diff.kind')}>${option('', 'diff.kind.all')}${kinds.map((kind) => option(kind, `change.${kind}`))}</select>
    <select name="section" ${named('section')}>${option('', 'section.all')}${sections}</select>
    <button type="reset" class="plain" hidden>${say('reset')}</button>
  </form>`
}

/** What a reader must know before trusting the changes. */
function remarks(document: DocumentDifference, ignored: number): Html | null {
  const { failure, schemaChanged, rulesChanged, old, new: fresh } = document
  const both = (of: (side: ComparedDocument) => string): string =>
    [old, fresh].map((side) => (side === null ? '—' : of(side))).join(' / ')
  const said = [
    failure === null ? null : html`<li>${say('diff.remark.failure', failure)}</li>`,
    schemaChanged
      ? html`<li>${say(
          'diff.remark.schema',
          both((side) => side.schemaVersion),
        )}</li>`
      : null,
    rulesChanged
      ? html`<li>${say(
          'diff.remark.rules',
          both(({ generator, rules }) => `${generator} ${rules.slice(0, 8)}`),
        )}</li>`
      : null,
    ignored === 0 ? null : html`<li>${say('diff.ignored', ignored)}</li>`,
  ].filter((remark) => remark !== null)
  return said.length === 0 ? null : html`<ul class="remarks">${said}</ul>`
}
