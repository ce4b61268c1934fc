import type { SourceFormat } from '../core/text.ts'

/** Endings by which a file is taken for Markdown. */
const MARKDOWN_NAME = /\.(?:md|markdown|mdown)$/i
/** The line below the head of a Markdown table. */
const TABLE_RULE =
  /^[ \t>]{0,12}\|?[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}(?:\|[ \t]{0,8}:?-{1,80}:?[ \t]{0,8}){1,60}\|?[ \t]{0,8}$/mu

/** How a page begins, comments and declarations aside. */
const PAGE_START =
  /^\s{0,1000}(?:<!--[^]{0,4000}?-->\s{0,1000}|<\?xml[^>]{0,200}>\s{0,1000}){0,8}<(?:!doctype html|html|head|body|meta|title|link|script|style|div|table|article|section|main|p|h[1-6]|center)\b/iu
const PAGE_NAME = /\.(?:html?|xhtml|shtml|aspx?|jsp|php)$/i
const TAG = /<\/?(?:html|body|div|p|table|td|br|span|h[1-6]|a)\b[^<>]{0,400}>/iu

/** Two rows with bars at both ends. */
const FRAMED_ROWS = /^[ \t]*\|.*\|[ \t]*\r?\n[ \t]*\|.*\|[ \t]*$/mu

/** The format of a decoded text: what it holds decides, the name where that leaves it open. */
export function textFormatOf(text: string, name: string): SourceFormat {
  if (PAGE_START.test(text) || (PAGE_NAME.test(name) && TAG.test(text))) return 'html'
  return MARKDOWN_NAME.test(name) || TABLE_RULE.test(text) || FRAMED_ROWS.test(text) ? 'markdown' : 'text'
}
