import type { SourceText } from '../../core/text.ts'
import type { Decoded } from '../decode.ts'
import { inlineMarks } from './marks.ts'
import { markdownTables } from './tables.ts'

/**
 * Markdown is read as it stands; its tables and inline marks become a layout. Headings, lists, bold lines and front matter
 * the outline knows.
 */
export function readMarkdown(decoded: Decoded, name: string): SourceText {
  const layout = {
    headings: [],
    tables: markdownTables(decoded.text),
    places: [],
    marks: inlineMarks(decoded.text),
    dropped: [],
  }
  return { name, ...decoded, format: 'markdown', layout }
}
