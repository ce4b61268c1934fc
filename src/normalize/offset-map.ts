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
  return {
    toSource(span) {
      let at = span
      for (let index = layers.length - 1; index >= 0; index--) at = back(layers[index]!, at)
      return at
    },
  }
}

function back(layer: Layer, span: Span): Span {
  const start = startBefore(layer, span.start)
  return { start, end: span.end > span.start ? endBefore(layer, span.end) : start }
}

/** Where the character at `offset` came from; text deleted in front of it is left out. */
function startBefore(layer: Layer, offset: number): number {
  const index = lastStartingAt(layer, offset)
  if (index < 0) return offset
  const end = layer.afterEnd[index]!
  return offset < end ? layer.beforeStart[index]! : offset - end + layer.beforeEnd[index]!
}

/** Where the character that ends at `offset` ended; text deleted behind it is left out. */
function endBefore(layer: Layer, offset: number): number {
  const index = lastStartingAt(layer, offset - 1)
  if (index < 0) return offset
  const end = layer.afterEnd[index]!
  return offset <= end ? layer.beforeEnd[index]! : offset - end + layer.beforeEnd[index]!
}

/** Index of the last edit whose result starts at or before `offset`, or -1. */
function lastStartingAt(layer: Layer, offset: number): number {
  let low = 0
  let high = layer.afterStart.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (layer.afterStart[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
