import type { Edit } from '../core/text.ts'

/** The way over one transform or several: four parallel lists with an entry for each range that changed its length, in order. */
export interface Layer {
  readonly beforeStart: Int32Array
  readonly beforeEnd: Int32Array
  readonly afterStart: Int32Array
  readonly afterEnd: Int32Array
}

/** The layer for a transform's edits, or null when offsets did not move (edits of equal length map one to one). */
export function layerOf(edits: readonly Edit[]): Layer | null {
  const ranges: Range[] = []
  let shift = 0
  for (const { start, end, text } of edits) {
    const grown = text.length - (end - start)
    if (grown === 0) continue
    ranges.push([start, end, start + shift, end + shift + grown])
    shift += grown
  }
  return ranges.length === 0 ? null : layer(ranges)
}

/**
 * Two layers, one after the other, as one. A range of the second that reaches into one of the first becomes one with it,
 * so that two characters share their whole origin or nothing of it.
 */
export function composed(first: Layer, second: Layer): Layer {
  const earlier = { starts: first.afterStart, ends: first.afterEnd, outerEnds: first.beforeEnd, at: 0 }
  const later = { starts: second.beforeStart, ends: second.beforeEnd, outerEnds: second.afterEnd, at: 0 }
  const ranges: Range[] = []
  for (let next = nextOf(earlier, later); next !== null; next = nextOf(earlier, later)) {
    const start = next.starts[next.at]!
    const beforeStart = start + shiftOf(earlier)
    const afterStart = start + shiftOf(later)
    let end = next.ends[next.at++]!
    for (let more = within(end, earlier, later); more !== null; more = within(end, earlier, later)) {
      end = Math.max(end, more.ends[more.at++]!)
    }
    ranges.push([beforeStart, end + shiftOf(earlier), afterStart, end + shiftOf(later)])
  }
  return layer(ranges)
}

type Range = readonly [beforeStart: number, beforeEnd: number, afterStart: number, afterEnd: number]

function layer(ranges: readonly Range[]): Layer {
  const column = (index: number): Int32Array => Int32Array.from(ranges, (range) => range[index]!)
  return { beforeStart: column(0), beforeEnd: column(1), afterStart: column(2), afterEnd: column(3) }
}

/** A layer's ranges as they lie in the text between two layers, read from the front; `at` is the next one. */
interface Cursor {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Where the ranges end on the far side of the layer. */
  readonly outerEnds: Int32Array
  at: number
}

/** How far the far side is ahead, behind the ranges that were read. */
function shiftOf({ ends, outerEnds, at }: Cursor): number {
  return at === 0 ? 0 : outerEnds[at - 1]! - ends[at - 1]!
}

/** The cursor whose next range begins first; of two that begin together the one with the empty range. */
function nextOf(one: Cursor, other: Cursor): Cursor | null {
  const [start, otherStart] = [startOf(one), startOf(other)]
  if (start === Infinity && otherStart === Infinity) return null
  if (start !== otherStart) return start < otherStart ? one : other
  return one.ends[one.at]! <= other.ends[other.at]! ? one : other
}

/** A cursor whose next range begins before `end`. */
function within(end: number, one: Cursor, other: Cursor): Cursor | null {
  if (startOf(one) < end) return one
  return startOf(other) < end ? other : null
}

function startOf({ starts, at }: Cursor): number {
  return at < starts.length ? starts[at]! : Infinity
}
