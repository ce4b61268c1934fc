/** The part of `npm run eval` that runs on garbled copies of the gold texts. */
import type { Extractor } from '../../src/index.ts'
import type { Case } from './cases.ts'
import { GARBLES, garbled, wrongNumbers } from './garbled.ts'
import { fromExtraction } from './prediction.ts'
import { table, total } from './report.ts'
import type { Row } from './report.ts'
import { score } from './scorer.ts'

/** Prints the scores of every kind of copy, next to those of the clean texts it was made from, and each wrong number. */
export function evaluateGarbled(
  extractor: Extractor,
  cases: readonly Case[],
): { readonly wrong: readonly string[]; readonly rows: readonly Row[] } {
  const rows: Row[] = []
  const totals: Row[] = []
  const lines: string[] = []
  for (const garble of GARBLES) {
    const clean: Row[] = []
    const copies: Row[] = []
    for (const original of cases) {
      const copy = garbled(original, garble)
      if (copy === null) continue
      const options = original.gold.published === undefined ? {} : { published: original.gold.published }
      const plain = extractor.extract(original.text, options)
      const got = extractor.extract(copy.text, options)
      clean.push({ suite: garble, id: original.id, ...score(original.gold, original.text, fromExtraction(plain)) })
      copies.push({ suite: garble, id: copy.id, ...score(copy.gold, copy.text, fromExtraction(got)) })
      for (const record of wrongNumbers(copy, original, got.indicators, plain.indicators)) {
        lines.push(
          `WRONG ${copy.id} ${record.text} | ${copy.text.slice(Math.max(0, record.span.start - 10), record.span.end + 10)}`,
        )
      }
    }
    rows.push(...copies)
    if (copies.length > 0) totals.push(total(`clean of ${garble}`, clean), total(garble, copies))
  }
  console.log(table(rows, totals))
  console.log([...lines, `wrong numbers: ${lines.length}`].join('\n'))
  return { wrong: lines, rows: totals }
}
