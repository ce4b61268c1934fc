/** What a character costs as one document grows: the same policy text, in documents of different length. */
import { megabytes, perCharacter, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import { allTexts, policyOnly } from './texts.ts'
import { warmUp, Worker } from './workers.ts'

/** Characters of a document. For each size all texts are read: ids clash in a text that is repeated many times. */
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000]

export async function growth(texts: readonly string[]): Promise<Section> {
  const worker = new Worker()
  const whole = policyOnly(allTexts()).join('\n')
  const rows: string[][] = []
  const costs: number[] = []
  await warmUp(worker, texts)
  for (const characters of SIZES) {
    const documents = documentsOf(whole, characters)
    let [took, peak, records] = [0, 0, 0]
    for (const text of documents) {
      const answer = await worker.do('values', text)
      took += answer.milliseconds
      records += answer.values?.length ?? 0
      peak = answer.peakBytes
    }
    const cost = (1000 * took) / (characters * documents.length)
    costs.push(cost)
    const density = (1000 * records) / (characters * documents.length)
    rows.push([
      `${documents.length} x ${characters.toLocaleString('en')} characters`,
      perCharacter(cost),
      `${density.toFixed(1)} indicators/1,000`,
      `peak ${megabytes(peak)}`,
    ])
  }
  worker.end()
  const spread = Math.max(...costs) / Math.min(...costs)
  return {
    report: table(`Cost of a character as one document grows: dearest ÷ cheapest ${ratio(spread)}`, rows),
    marks: [mark('a character in documents of 10,000 to 10,000,000, dearest ÷ cheapest', spread, { most: 1.3 })],
  }
}

/** The text cut into as many documents of a length as it has, or over and over until it is one. */
function documentsOf(whole: string, characters: number): string[] {
  const count = Math.floor(whole.length / characters)
  if (count === 0) return [whole.repeat(Math.ceil(characters / whole.length)).slice(0, characters)]
  return Array.from({ length: count }, (_, index) => whole.slice(index * characters, (index + 1) * characters))
}
