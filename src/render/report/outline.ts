import type { SectionRecord } from '../../core/extraction.ts'
import { groupBy } from '../../core/group.ts'
import { html, type Html } from '../markup/html.ts'
import { named, option, say } from '../markup/wording.ts'
import type { ReportDocument } from './model.ts'

/** The outline as links into the text, with the number of indicators in each section and those below it. */
export function outline(document: ReportDocument): Html {
  const { sections, indicators } = document.extraction
  const own = sections.map(() => 0)
  for (const { section } of indicators) {
    const at = document.sectionIndex(section)
    if (at >= 0) own[at] = (own[at] as number) + 1
  }
  const below = groupBy(sections.keys(), (index) => sections[index]!.parent)
  const list = (parent: string | null): Html | null => {
    const children = below.get(parent) ?? []
    return children.length === 0
      ? null
      : html`<ol>
          ${children.map(item)}
        </ol>`
  }
  const item = (index: number): Html => {
    const { id, number, title } = sections[index] as SectionRecord
    const count = own.slice(index, document.lastBelow(index) + 1).reduce((sum, each) => sum + each, 0)
    const figures = count === 0 ? null : html` <span class="count">${count}</span>`
    return html`<li>
      <a href="#s-${document.key}-${index}"><span class="number">${number}</span> ${title}${figures}</a>
      ${list(id)}
    </li> `
  }
  return html`<nav class="outline" ${named('outline')}>
    ${sections.length === 0 ? html`<p class="empty">${say('nothing')}</p>` : list(null)}
  </nav>`
}

/** The sections of a document to choose from, those below others set in. */
export function sectionOptions(document: ReportDocument): Html {
  const { sections } = document.extraction
  const depths = new Map<string | null, number>([[null, -1]])
  return html`${option('', 'section.all')}${option('-1 -1', 'section.none')}${sections.map(
    ({ id, parent, number, title }, index) => {
      const depth = (depths.get(parent) ?? -1) + 1
      depths.set(id, depth)
      return html`<option value="${index} ${document.lastBelow(index)}">
        ${'\u3000'.repeat(depth)}${number} ${title}
      </option>`
    },
  )}`
}
