/**
 * `npm run eval [-- --show ID] [--json]`: runs the extractor over the fixtures and, where present, the shared gold set, and
 * prints how well it did, then (without `--json`) the same of garbled copies of them. `--show ID` (an id, `all`, or the start of an id) lists what was missed, extra or different.
 */
import { parseArgs } from 'node:util'
import { createExtractor } from '../../src/index.ts'
import { fixtureCases, sharedCases } from './cases.ts'
import type { Case } from './cases.ts'
import { corpusDocuments, count, yieldLine } from './yield.ts'
import { evaluateGarbled } from './eval-garbled.ts'
import { fromExtraction } from './prediction.ts'
import { accuracies, differenceLine, measures, table, total } from './report.ts'
import type { Row } from './report.ts'
import { score } from './scorer.ts'
import { readSource } from '../../src/read/source.ts'
import type { Score } from './score-types.ts'

interface Result extends Row, Pick<Score, 'differences'> {}

const { values: options } = parseArgs({
  options: {
    show: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
})

const extractor = await createExtractor()

async function evaluate({ suite, id, text, textPath, gold }: Case): Promise<Result> {
  const source = { ...(await readSource(Buffer.from(text), textPath)), name: id }
  const extraction = extractor.extract(source, gold.published === undefined ? {} : { published: gold.published })
  return { suite, id, ...score(gold, text, fromExtraction(extraction)) }
}

function isShown(id: string): boolean {
  return options.show.some((wanted) => wanted === 'all' || id.startsWith(wanted))
}

const results: Result[] = []
for (const one of [...fixtureCases(), ...sharedCases()]) results.push(await evaluate(one))
/** The groups the issues set marks for, then the two suites. */
const GROUPS: readonly (readonly [string, (result: Result) => boolean])[] = [
  ['S1+S2', ({ suite, id }) => suite === 'SHARED' && id.startsWith('S')],
  ['D1-D5', ({ suite, id }) => suite === 'SHARED' && id.startsWith('D')],
  ['SHARED', ({ suite }) => suite === 'SHARED'],
  ['FIXTURES', ({ suite }) => suite === 'FIXTURES'],
]
const totals = GROUPS.flatMap(([name, belongs]) => {
  const rows = results.filter(belongs)
  return rows.length === 0 ? [] : [total(name, rows)]
})

if (options.json) {
  const plain = ({ suite, id, counts, residue }: Row) => ({
    suite,
    id,
    counts,
    measures: measures(counts),
    accuracies: accuracies(counts),
    residue,
  })
  console.log(JSON.stringify({ documents: results.map(plain), totals: totals.map(plain) }, null, 2))
} else {
  for (const { id, differences } of results.filter((result) => isShown(result.id))) {
    console.log([`== ${id}`, ...differences.map(differenceLine), ''].join('\n'))
  }
  console.log(table(results, totals))
  const sum = { documents: 0, indicators: 0, residue: 0 }
  for (const document of corpusDocuments(extractor)) count(sum, document)
  if (sum.documents > 0) console.log(`corpus: ${yieldLine(sum)}`)
}

if (!options.json) evaluateGarbled(extractor, [...fixtureCases(), ...sharedCases()])
