import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Quoted } from '../core/annotated.ts'
import type { Locator } from '../core/span.ts'
import type { ClassTable } from '../core/token.ts'

/** Every amount with its unit in some sentences and their brackets, by place. */
export function quantitiesIn(
  sentences: readonly SentenceAnalysis[],
  text: string,
  table: ClassTable,
  locator: Locator,
): Quoted[] {
  const found = new Map<number, Quoted>()
  const look = ({ tokens, brackets }: SentenceAnalysis): void => {
    for (const { sig, start, end } of tokens) {
      if (!table.has(sig, 'quantity')) continue
      found.set(start, { span: locator.locate({ start, end }), text: text.slice(start, end) })
    }
    brackets.forEach(look)
  }
  sentences.forEach(look)
  return [...found].toSorted(([a], [b]) => a - b).map(([, quoted]) => quoted)
}
