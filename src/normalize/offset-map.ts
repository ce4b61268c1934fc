import type { Span } from '../core/span.ts'
import type { OffsetMap } from '../core/text.ts'
import type { Layer } from './layers.ts'

/** The map over a layer, or over none. */
export function offsetMap(layer: Layer | null): OffsetMap {
  if (layer === null) return { toSource: (span) => span, fromSource: (span) => span }
  const back = backwards(layer)
  const forth = forwards(layer)
  return { toSource: (span) => across(back, span), fromSource: (span) => across(forth, span) }
}

/** A layer seen in one direction: ranges of the text one stands in, and where they lie in the other. */
interface Crossing {
  readonly hereStart: Int32Array
  readonly hereEnd: Int32Array
  readonly thereStart: Int32Array
  readonly thereEnd: Int32Array
}

function backwards({ afterStart, afterEnd, beforeStart, beforeEnd }: Layer): Crossing {
  return { hereStart: afterStart, hereEnd: afterEnd, thereStart: beforeStart, thereEnd: beforeEnd }
}

function forwards({ afterStart, afterEnd, beforeStart, beforeEnd }: Layer): Crossing {
  return { hereStart: beforeStart, hereEnd: beforeEnd, thereStart: afterStart, thereEnd: afterEnd }
}

function across(crossing: Crossing, span: Span): Span {
  const start = startAcross(crossing, span.start)
  return { start, end: span.end > span.start ? Math.max(start, endAcross(crossing, span.end)) : start }
}

/** Where the character at `offset` begins on the other side; what stands only there, in front of it, is left out. */
function startAcross({ hereStart, hereEnd, thereStart, thereEnd }: Crossing, offset: number): number {
  const index = lastStartingAt(hereStart, offset)
  if (index < 0) return offset
  const end = hereEnd[index]!
  return offset < end ? thereStart[index]! : offset - end + thereEnd[index]!
}

/** Where the character that ends at `offset` ends on the other side; what stands only there, behind it, is left out. */
function endAcross({ hereStart, hereEnd, thereEnd }: Crossing, offset: number): number {
  const index = lastStartingAt(hereStart, offset - 1)
  if (index < 0) return offset
  const end = hereEnd[index]!
  return offset <= end ? thereEnd[index]! : offset - end + thereEnd[index]!
}

/** Index of the last range that starts at or before `offset`, or -1. */
function lastStartingAt(starts: Int32Array, offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
