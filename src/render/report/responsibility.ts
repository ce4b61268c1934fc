import type { AgencyMention, Assignment } from '../../core/extraction.ts'
import { html, type Html } from '../markup/html.ts'
import { named, say, tipped } from '../markup/wording.ts'
import type { ReportDocument } from './model.ts'
import { row, table } from '../markup/rows.ts'

type Part = AgencyMention['role']

const PARTS = ['lead', 'responsible', 'support'] as const satisfies readonly Part[]
const SIGNS = { lead: '●', responsible: '◐', support: '○' } as const satisfies Record<Part, string>
const COLUMNS = ['column.task', 'column.agencies', 'column.line'] as const

/** Who answers for what: a matrix of tasks and bodies, and every assignment as it stands. */
export function responsibility(document: ReportDocument): Html {
  const { assignments } = document.extraction
  const list = table(
    'assignments',
    COLUMNS,
    assignments.map((assignment) => assignmentRow(document, assignment)),
  )
  if (assignments.length === 0) return list
  return html`<section class="matrix">
      <h3>${say('matrix')}</h3>
      <p class="legend">
        ${PARTS.map((part) => html`<span class="part ${part}">${SIGNS[part]}</span> ${say(`part.${part}`)} `)}·
        ${say('matrix.how')}
      </p>
      ${matrix(document)}
    </section>
    <section>
      <h3>${say('assignments')}</h3>
      ${list}
    </section>`
}

function matrix(document: ReportDocument): Html {
  const { agencies, assignments } = document.extraction
  const heads = agencies.map(
    ({ name, fullName }, index) =>
      html`<th scope="col" data-column="${index}"><span title="${fullName}">${name}</span></th>`,
  )
  const rows = assignments.map((assignment) => matrixRow(document, assignment))
  return html`<div class="scroll" tabindex="0" role="region" ${named('matrix')}>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${say('column.task')}</th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

function matrixRow(document: ReportDocument, { id, section, agencies }: Assignment): Html {
  const record = document.record(id)
  const parts = new Map(agencies.map(({ agency, role }) => [document.agencyIndex(agency), role]))
  const task = document.section(section)
  const cells = document.extraction.agencies.map((_, index) => matrixCell(parts.get(index)))
  const attributes = document.filterable({ kind: 'cell', section, agencies: agencies.map(({ agency }) => agency) })
  return html`<tr ${attributes} data-r="${record}">
    <th scope="row">
      <a href="#m-${record}">${task === null ? say('section.none') : `${task.number} ${task.title}`}</a>
    </th>
    ${cells}
  </tr> `
}

function matrixCell(part: Part | undefined): Html {
  if (part === undefined) return html`<td></td>`
  return html`<td class="part ${part}">
    <span role="img" ${tipped(`part.${part}`)}>${SIGNS[part]}</span>
  </td>`
}

function assignmentRow(document: ReportDocument, assignment: Assignment): Html {
  const { id, section, agencies, span } = assignment
  const record = document.record(id)
  const attributes = document.filterable({
    kind: 'assignment',
    section,
    agencies: agencies.map(({ agency }) => agency),
  })
  const task = document.section(section)
  const parts = PARTS.flatMap((part) => {
    const names = agencies.filter(({ role }) => role === part).map(({ name }) => name)
    return names.length === 0
      ? []
      : [html`<div><span class="part ${part}">${say(`part.${part}`)}</span> ${names.join('、')}</div>`]
  })
  return row(attributes, record, [
    html`${task === null ? say('section.none') : task.title}${task === null ? null : html`<div class="path">${task.path}</div>`}`,
    parts,
    document.toText(record, span),
  ])
}
