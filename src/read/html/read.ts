import type { PageKnowledge } from '../../core/page-knowledge.ts'
import type { SourceText } from '../../core/text.ts'
import type { Decoded } from '../decode.ts'
import type { Guard } from '../guard.ts'
import { writeFrontMatter } from './front-matter.ts'
import { PageParts } from './noise.ts'
import { PageReader } from './page.ts'
import { PageWriter } from './page-writer.ts'
import { isElement, parsePage } from './tree.ts'

/**
 * The article of a page in reading order, a paragraph a line, with the way back to the file; what the page names as the
 * article's title and date stands in front as front matter.
 * @throws XinjijianError `limit-seconds`
 */
export function readHtml(decoded: Decoded, name: string, knowledge: PageKnowledge, guard: Guard): SourceText {
  const html = decoded.text
  const root = parsePage(html, guard)
  const body = root.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body') ?? root
  const writer = new PageWriter(html)
  writeFrontMatter(root, html, knowledge, writer)
  new PageReader(html, new PageParts(body, knowledge, guard), writer, guard).read(body)
  return { name, ...decoded, ...writer.finish(), format: 'html' }
}
