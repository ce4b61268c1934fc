import type { Span } from '../core/span.ts'
import type { Edit, OffsetMap } from '../core/text.ts'

/** The way back over one transform: four parallel lists with an entry for each edit that changed a length, in order. */
export interface Layer {
  readonly beforeStart: Int32Array
  readonly beforeEnd: Int32Array
  readonly afterStart: Int32Array
  readonly afterEnd: Int32Array
}

/** The layer for a transform's edits, or null when offsets did not move (edits of equal length map one to one). */
export function layerOf(edits: readonly Edit[]): Layer | null {
  let count = 0
  for (const edit of edits) if (edit.text.length !== edit.end - edit.start) count++
  if (count === 0) return null
  const layer = {
    beforeStart: new Int32Array(count),
    beforeEnd: new Int32Array(count),
    afterStart: new Int32Array(count),
    afterEnd: new Int32Array(count),
  }
  let shift = 0
  let index = 0
  for (const edit of edits) {
    const grown = edit.text.length - (edit.end - edit.start)
    if (grown === 0) continue
    layer.beforeStart[index] = edit.start
    layer.beforeEnd[index] = edit.end
    layer.afterStart[index] = edit.start + shift
    shift += grown
    layer.afterEnd[index] = edit.end + shift
    index++
  }
  return layer
}

/** Composes layers, first transform first. Without layers the map is the identity. */
export function composeLayers(layers: readonly Layer[]): OffsetMap {
  const back = layers.map(backwards).toReversed()
  const forth = layers.map(forwards)
  return {
    toSource: (span) => back.reduce((at, crossing) => across(crossing, at), span),
    fromSource: (span) => forth.reduce((at, crossing) => across(crossing, at), span),
  }
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
