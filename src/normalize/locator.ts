import type { Locator } from '../core/span.ts'
import type { OffsetMap } from '../core/text.ts'

/** Line starts of a text; a line ends at LF, CRLF or a lone CR. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

/** Brings normalized spans back to the source, with the line and column a reader would look for. */
export function createLocator(source: string, map: OffsetMap): Locator {
  const starts = lineStarts(source)
  return {
    locate(span) {
      const { start, end } = map.toSource(span)
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] as number) <= start) low = middle
        else high = middle - 1
      }
      return { start, end, line: low + 1, column: start - (starts[low] as number) + 1 }
    },
  }
}

/** Gives line and column of ranges of the source itself. */
export function sourceLocator(source: string): Locator {
  return createLocator(source, { toSource: (span) => span })
}
