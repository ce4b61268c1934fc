import type { Change, ChangeSide, Segment } from '../../core/difference.ts'
import type { SourceSpan } from '../../core/span.ts'
import type { Mark } from '../markup/marks.ts'

/** Outer marks of a change, and the characters of it that went or came. */
const RANKS = { change: 1, characters: 2 } as const

/** What went and what came, character by character; null where one side has no words, or both have the same. */
export function segmentsOf({ highlight, old, new: fresh }: Change): readonly Segment[] | null {
  if (highlight !== null) return highlight
  if (old === null || fresh === null || old.span === null || fresh.span === null) return null
  return old.text === fresh.text ? null : middle(Array.from(old.text), Array.from(fresh.text))
}

/** Two texts as a common beginning, what differs, and a common end; a number differs as a whole. */
function middle(a: readonly string[], b: readonly string[]): Segment[] {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  while (head > 0 && isOfNumber(a[head - 1])) head--
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  while (tail > 0 && isOfNumber(a[a.length - tail])) tail--
  const segments: Segment[] = [
    { in: 'both', text: a.slice(0, head).join('') },
    { in: 'old', text: a.slice(head, a.length - tail).join('') },
    { in: 'new', text: b.slice(head, b.length - tail).join('') },
    { in: 'both', text: a.slice(a.length - tail).join('') },
  ]
  return segments.filter(({ text }) => text !== '')
}

function isOfNumber(character: string | undefined): boolean {
  return character !== undefined && /[\d.,]/.test(character)
}

/**
 * The marks of one side of a change: the record, and in it the characters that are not on the other side, where the text
 * stands as it reads (a garbled one is marked as a whole).
 */
export function changeMarks(change: Change, which: 'old' | 'new', record: string, source: string): Mark[] {
  const side = change[which]
  const span = side?.span ?? null
  if (side === null || span === null) return []
  const { start, end } = span.extracted ?? span
  const reading = side.text === source.slice(start, end) ? null : side.text
  const whole: Mark = { start, end, kind: `change ${change.severity}`, record, reading, rank: RANKS.change }
  return [whole, ...characterMarks(change, which, side, span)]
}

function characterMarks(change: Change, which: 'old' | 'new', side: ChangeSide, span: SourceSpan): Mark[] {
  const { start, end } = span.extracted ?? span
  const segments = segmentsOf(change)?.filter((segment) => segment.in === 'both' || segment.in === which) ?? []
  const length = segments.reduce((sum, { text }) => sum + text.length, 0)
  // Elsewhere in the span the characters do not stand one for one.
  if (length !== end - start || side.text.length !== length) return []
  let at = start
  return segments.flatMap((segment) => {
    const from = at
    at += segment.text.length
    if (segment.in === 'both') return []
    const kind = which === 'old' ? 'gone' : 'came'
    return [{ start: from, end: at, kind, record: null, reading: null, rank: RANKS.characters }]
  })
}
