import type { Line } from './lines.ts'

const WORD_END = /[A-Za-z]$/
const WORD_START = /^[A-Za-z]/
const HYPHENATED = /[A-Za-z][-\u2010]$/
/** A line that ends this far (in heights of the font) before the longest one is the last of its paragraph. */
const SHORT = 1.2

/** Two lines of one paragraph: Latin words are parted or, at a hyphen, put together; ideographs just go on. */
export function joinTexts(before: string, after: string): string {
  if (HYPHENATED.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after
  return WORD_END.test(before) && WORD_START.test(after) ? `${before} ${after}` : before + after
}

/** The lines of a cell on one line; a short line is the end of something, so that a space follows it. */
export function joinWrapped(lines: readonly Line[]): string {
  const widest = lines.reduce((most, { x0, x1 }) => Math.max(most, x1 - x0), 0)
  let text = ''
  let before: Line | undefined
  for (const line of lines) {
    const ended = before !== undefined && widest - (before.x1 - before.x0) > SHORT * before.size
    text = before === undefined ? line.text : ended ? `${text} ${line.text}` : joinTexts(text, line.text)
    before = line
  }
  return text
}
