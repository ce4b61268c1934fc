/** What a character costs as one document grows. */
import { median, megabytes, perCharacter, ratio, table } from './figures.ts'
import { document } from './texts.ts'
import { warmUp, Worker } from './workers.ts'

/** Characters of the document → how many such documents are read, each put together from other texts. */
const SIZES = new Map([
  [10_000, 60],
  [100_000, 10],
  [1_000_000, 5],
  [10_000_000, 1],
])

export async function growth(texts: readonly string[]): Promise<string> {
  const worker = new Worker()
  const rows: string[][] = []
  const costs: number[] = []
  await warmUp(worker, texts)
  for (const [characters, documents] of SIZES) {
    const each: number[] = []
    let peak = 0
    for (let index = 0; index < documents; index++) {
      const answer = await worker.do('extract', document(texts, characters, index))
      each.push((1000 * answer.milliseconds) / characters)
      peak = answer.peakBytes
    }
    costs.push(median(each))
    rows.push([`${characters.toLocaleString('en')} characters`, perCharacter(median(each)), `peak ${megabytes(peak)}`])
  }
  worker.end()
  const spread = Math.max(...costs) / Math.min(...costs)
  return table(`Cost of a character as one document grows: dearest ÷ cheapest ${ratio(spread)}`, rows)
}
