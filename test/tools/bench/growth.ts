/** What a character costs as one document grows: the same policy text, in documents of different length. */
import { megabytes, perCharacter, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import { allTexts, policyOnly } from './texts.ts'
import { warmUp, Worker } from './workers.ts'

/** Characters of a document. For each size all texts are read: ids clash in a text that is repeated many times. */
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000]

/** Each size is read so often, and its fastest time counts: a machine that is busy with something else only slows. */
const ROUNDS = 4

interface Reading {
  readonly cost: number
  readonly records: number
  readonly peak: number
}

export async function growth(texts: readonly string[]): Promise<Section> {
  const worker = new Worker()
  const whole = policyOnly(allTexts()).join('\n')
  const readings = SIZES.map((): Reading[] => [])
  await warmUp(worker, texts)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, characters] of SIZES.entries()) {
      readings[index]?.push(await reading(worker, documentsOf(whole, characters)))
    }
  }
  worker.end()
  const best = readings.map((rounds) => rounds.toSorted((a, b) => a.cost - b.cost)[0] as Reading)
  const costs = best.map(({ cost }) => cost)
  const spread = Math.max(...costs) / Math.min(...costs)
  const rows = best.map(({ cost, records, peak }, index) => {
    const characters = SIZES[index] ?? 0
    const documents = documentsOf(whole, characters).length
    const density = (1000 * records) / (characters * documents)
    return [
      `${documents} x ${characters.toLocaleString('en')} characters`,
      perCharacter(cost),
      `${density.toFixed(1)} indicators/1,000`,
      `peak ${megabytes(peak)}`,
    ]
  })
  return {
    report: table(`Cost of a character as one document grows: dearest ÷ cheapest ${ratio(spread)}`, rows),
    marks: [mark('a character in documents of 10,000 to 10,000,000, dearest ÷ cheapest', spread, { most: 1.3 })],
  }
}

/** Microseconds a character, and what was found. */
async function reading(worker: Worker, documents: readonly string[]): Promise<Reading> {
  let [took, characters, records, peak] = [0, 0, 0, 0]
  for (const text of documents) {
    const answer = await worker.do('values', text)
    took += answer.milliseconds
    characters += text.length
    records += answer.values?.length ?? 0
    peak = answer.peakBytes
  }
  return { cost: (1000 * took) / characters, records, peak }
}

/** The text cut into as many documents of a length as it has, or over and over until it is one. */
function documentsOf(whole: string, characters: number): string[] {
  const count = Math.floor(whole.length / characters)
  if (count === 0) return [whole.repeat(Math.ceil(characters / whole.length)).slice(0, characters)]
  return Array.from({ length: count }, (_, index) => whole.slice(index * characters, (index + 1) * characters))
}
