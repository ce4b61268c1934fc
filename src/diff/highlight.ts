import type { Segment } from '../core/difference.ts'

/** Beyond this many characters of each text a rewording is shown as a whole. */
const LONGEST = 2000

/** Common runs shorter than this, between two changes, are no help to a reader. */
const SHORTEST_COMMON = 2

/**
 * Which characters of a text were replaced: runs that both texts have, the old only, the new only, in reading order. The
 * old runs put together with the common ones give the old text, the new likewise. Works on code points.
 */
export function highlight(old: string, fresh: string): Segment[] {
  if (old === fresh) return old === '' ? [] : [{ in: 'both', text: old }]
  const a = [...old]
  const b = [...fresh]
  if (a.length > LONGEST || b.length > LONGEST)
    return compact([
      { in: 'old', text: old },
      { in: 'new', text: fresh },
    ])
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = common(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return compact([
    { in: 'both', text: a.slice(0, head).join('') },
    ...joinShort(compact(middle)),
    { in: 'both', text: a.slice(a.length - tail).join('') },
  ])
}

/** Longest common subsequence by dynamic programming; quadratic in texts of a sentence or two. */
function common(a: readonly string[], b: readonly string[]): Segment[] {
  const width = b.length + 1
  const length = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j
      const below = length[here + width]!
      const right = length[here + 1]!
      length[here] = a[i] === b[j] ? length[here + width + 1]! + 1 : Math.max(below, right)
    }
  }
  const segments: Segment[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      segments.push({ in: 'both', text: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && length[(i + 1) * width + j]! >= length[i * width + j + 1]!)) {
      segments.push({ in: 'old', text: a[i++]! })
    } else segments.push({ in: 'new', text: b[j++]! })
  }
  return segments
}

/** Joins neighbours of one kind, the old before the new, and leaves out what is empty. */
function compact(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  let old = ''
  let fresh = ''
  const flush = (): void => {
    if (old !== '') joined.push({ in: 'old', text: old })
    if (fresh !== '') joined.push({ in: 'new', text: fresh })
    old = fresh = ''
  }
  for (const segment of segments) {
    if (segment.in === 'old') old += segment.text
    else if (segment.in === 'new') fresh += segment.text
    else if (segment.text !== '') {
      flush()
      const last = joined.at(-1)
      if (last?.in === 'both') joined[joined.length - 1] = { in: 'both', text: last.text + segment.text }
      else joined.push(segment)
    }
  }
  flush()
  return joined
}

/** A single character in common between two changes is an accident: it counts as replaced. */
function joinShort(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment, index): Segment[] => {
    const inside = index > 0 && index < segments.length - 1
    if (segment.in !== 'both' || !inside || [...segment.text].length >= SHORTEST_COMMON) return [segment]
    return [
      { in: 'old', text: segment.text },
      { in: 'new', text: segment.text },
    ]
  })
}
