import { append } from '../core/append.ts'
import type { Span } from '../core/span.ts'
import type { Compiled } from './compile.ts'
import { ordinalValue } from './numerals.ts'

/** A mark inside a line at which an item begins. */
interface Cut extends Span {
  readonly value: number
}

/**
 * Finds the items of enumerations inside a stretch of text: marks of one kind that count up from one, at least two of
 * them. A mark right at the start of the stretch needs no second one. Returns the marks in order, none inside another.
 */
export function enumerationMarks(text: string, stretch: Span, { enumerations, numerals }: Compiled): Span[] {
  const content = text.slice(stretch.start, stretch.end)
  const marks: Span[] = []
  for (const pattern of enumerations) {
    const cuts: Cut[] = []
    // Not matchAll: the copy of the expression that it makes for each text costs more than the search.
    pattern.lastIndex = 0
    for (let match = pattern.exec(content); match !== null; match = pattern.exec(content)) {
      const [mark, number = ''] = match
      if (mark === '') break
      const value = ordinalValue(number, numerals)
      const start = stretch.start + match.index
      if (value !== null) cuts.push({ start, end: start + mark.length, value })
    }
    if (cuts.length > 0) append(marks, chains(cuts, stretch.start))
  }
  marks.sort((a, b) => a.start - b.start)
  return marks.filter((mark, index) => index === 0 || mark.start >= (marks[index - 1] as Span).end)
}

function chains(cuts: readonly Cut[], first: number): Cut[] {
  const kept: Cut[] = []
  let chain: Cut[] = []
  for (const cut of cuts) {
    const last = chain.at(-1)
    if (last !== undefined && cut.value === last.value + 1) chain.push(cut)
    else if (cut.value === 1 || cut.start === first) {
      close()
      chain = [cut]
    }
  }
  close()
  return kept

  function close(): void {
    if (chain.length > 1 || chain[0]?.start === first) append(kept, chain)
  }
}
