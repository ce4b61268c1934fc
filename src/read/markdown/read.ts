import type { SourceText } from '../../core/text.ts'
import type { Decoded } from '../decode.ts'
import { markdownTables } from './tables.ts'

/** Markdown is read as it stands; its tables become a layout. Headings, lists and front matter the outline knows. */
export function readMarkdown(decoded: Decoded, name: string): SourceText {
  const layout = { headings: [], tables: markdownTables(decoded.text), places: [], dropped: [] }
  return { name, ...decoded, format: 'markdown', layout }
}
