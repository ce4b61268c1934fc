import type { Span } from '../core/span.ts'

/** A line that is not blank, without the white space around it. */
export interface Line extends Span {
  readonly text: string
  /** The text without Markdown dress: quotation marks, heading marks, list hyphens, bold marks at the ends. */
  readonly bare: string
}

const LINE = /[^\r\n\u2028\u2029]+/gu
const DRESS_BEFORE = /^(?:[>#*_]|\s|- ){1,40}/u
const DRESS_AFTER = /[*_\s]{1,40}$/u

/** The lines of a text that hold something. A line ends at LF, CR, CRLF or a Unicode line separator. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(LINE)) {
    const content = match[0].trim()
    if (content === '') continue
    const start = match.index + (match[0].length - match[0].trimStart().length)
    lines.push({ start, end: start + content.length, text: content, bare: undress(content) })
  }
  return lines
}

function undress(text: string): string {
  return text.replace(DRESS_BEFORE, '').replace(DRESS_AFTER, '')
}
