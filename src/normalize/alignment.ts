import type { OffsetMap } from '../core/text.ts'

/** A range of the source and what became of it; in `same` ranges each character stands for one character. */
export interface Segment {
  /** Range of the source text, in UTF-16 code units, half-open. */
  readonly source: readonly [number, number]
  /** Range of the normalized text; empty where something was removed. */
  readonly text: readonly [number, number]
  /** The two ranges hold the same characters. */
  readonly same: boolean
}

/** Cuts both texts into ranges that belong together: in order, without gaps, every character in one. */
export function alignment(source: string, text: string, map: OffsetMap): Segment[] {
  const segments: Segment[] = []
  const push = (from: number, to: number, start: number, end: number): void => {
    const same = to - from === end - start && source.slice(from, to) === text.slice(start, end)
    const last = segments.at(-1)
    if (last !== undefined && last.same && same) {
      segments[segments.length - 1] = { source: [last.source[0], to], text: [last.text[0], end], same }
    } else segments.push({ source: [from, to], text: [start, end], same })
  }
  let copied = 0
  for (let at = 0; at < text.length;) {
    const origin = map.toSource({ start: at, end: at + 1 })
    let end = at + 1
    while (end < text.length && map.toSource({ start: end, end: end + 1 }).start < origin.end) end++
    if (origin.start > copied) push(copied, origin.start, at, at)
    push(origin.start, origin.end, at, end)
    copied = origin.end
    at = end
  }
  if (copied < source.length) push(copied, source.length, text.length, text.length)
  return segments
}
