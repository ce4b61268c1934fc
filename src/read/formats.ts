import type { SourceFormat } from '../core/text.ts'

/** Endings by which a file is taken for Markdown. */
const MARKDOWN_NAME = /\.(?:md|markdown|mdown)$/i
/** The line below the head of a Markdown table. */
const TABLE_RULE =
  /^[ \t>]{0,12}\|?[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}(?:\|[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}){1,60}\|?[ \t]{0,8}$/mu

/** The format of a decoded text: what it holds decides, the name where that leaves it open. */
export function textFormatOf(text: string, name: string): SourceFormat {
  return MARKDOWN_NAME.test(name) || TABLE_RULE.test(text) ? 'markdown' : 'text'
}
