import type { LayoutKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import type { Transform } from './transform.ts'

interface Line {
  readonly start: number
  /** Behind the last character that is no white space. */
  readonly end: number
  /** In half-width columns. */
  readonly width: number
}

/** A filled line may lack so many columns of the full width. */
const RAGGED = 4
const WIDE = 0x2e80
/** The mark of a numbered line is no longer than this. */
const LONGEST_MARKER = 8
/** White space at line ends that does not count. */
const SLACK = 8

/**
 * Joins lines that were wrapped in the middle of a sentence. Only where a page is wrapped throughout: no line wider than
 * the width that most lines fill. A line goes on when it is filled, ends with no closing mark, and the next begins flush
 * with text.
 */
export function unwrapTransform(knowledge: LayoutKnowledge): Transform {
  return (text) => {
    const lines = knowledge.widest === 0 ? [] : linesOf(text, knowledge.widest)
    const full = Math.max(0, ...lines.map(({ width }) => width))
    const isFilled = ({ width }: Line): boolean => width >= full - RAGGED
    const isOpen = ({ end }: Line): boolean => !knowledge.closing.includes(text[end - 1]!)
    if (full < knowledge.narrowest) return []
    const marker = new RegExp(knowledge.marker, 'u')
    const open = lines.filter((line) => line.width > 0 && isOpen(line))
    const filled = open.filter(isFilled)
    if (filled.length < knowledge.least || filled.length < open.length * knowledge.share) return []
    const edits: Edit[] = []
    for (let at = 0; at + 1 < lines.length; at++) {
      const line = lines[at]!
      const next = lines[at + 1]!
      if (line.width === 0 || next.width === 0 || !isFilled(line) || !isOpen(line)) continue
      const first = text[next.start]!
      if (knowledge.opening.includes(first) || marker.test(text.slice(next.start, next.start + LONGEST_MARKER)))
        continue
      edits.push({ start: line.end, end: next.start, text: '', kind: 'wrap' })
    }
    return edits
  }
}

/** The lines of a page none of which is wider than `widest`; else none. */
function linesOf(text: string, widest: number): Line[] {
  const lines: Line[] = []
  let index = 0
  for (let next = 0; next <= text.length; index = next) {
    const stop = text.indexOf('\n', index)
    next = stop < 0 ? text.length + 1 : stop + 1
    if (next - index > widest + SLACK) return []
    const line = text.slice(index, next - 1)
    const trimmed = line.trimEnd()
    let width = 0
    for (let at = 0; at < trimmed.length; at++) width += trimmed.charCodeAt(at) >= WIDE ? 2 : 1
    if (width > widest) return []
    lines.push({ start: index, end: index + trimmed.length, width })
  }
  return lines
}
