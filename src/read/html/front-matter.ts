import type { PageKnowledge } from '../../core/page-knowledge.ts'
import type { PageWriter } from './page-writer.ts'
import { attribute, type Element, elementsIn } from './tree.ts'

const FENCE = '---'

/** What `meta` elements say of the article, as the front matter of a Markdown text. */
export function writeFrontMatter(root: Element, html: string, { meta }: PageKnowledge, writer: PageWriter): void {
  const found = new Map<string, { readonly value: string; readonly start: number; readonly end: number }>()
  for (const element of elementsIn(root)) {
    if (element.tagName !== 'meta') continue
    const key = meta[(attribute(element, 'name') ?? '').toLowerCase()]
    const value = attribute(element, 'content')?.replaceAll(/\s+/g, ' ').trim() ?? ''
    const place = element.sourceCodeLocation?.attrs?.['content']
    if (key === undefined || value === '' || place === undefined || found.has(key)) continue
    const written = html.indexOf(value, place.startOffset)
    const exact = written >= 0 && written + value.length <= place.endOffset
    found.set(key, {
      value,
      start: exact ? written : place.startOffset,
      end: exact ? written + value.length : place.endOffset,
    })
  }
  const [first] = found.values()
  if (first === undefined) return
  let at = first.start
  const line = (write: () => void): void => {
    write()
    writer.newLine(at)
  }
  line(() => writer.mark(FENCE, at))
  for (const [key, { value, start, end }] of found) {
    at = start
    line(() => {
      writer.mark(`${key}: `, start)
      writer.text({ text: value, start, end })
    })
    at = end
  }
  line(() => writer.mark(FENCE, at))
}
