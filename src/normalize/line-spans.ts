import type { Span } from '../core/span.ts'

/** The lines of a text that ends its lines with LF, without their ends. */
export function* linesOf(text: string): Generator<Span> {
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield { start, end }
    start = end + 1
  }
  yield { start, end: text.length }
}
