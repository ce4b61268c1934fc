/** Extraction against Microsoft's recognizers (numbers, units, dates; Chinese), sentence by sentence: time, and what each finds. */
import { fixtureCases, sharedCases } from '../cases.ts'
import { placeIndicators } from '../gold.ts'
import { median, medianRatio, perCharacter, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import type { FoundValue } from './protocol.ts'
import { document } from './texts.ts'
import { warmUp, Worker } from './workers.ts'

const CHARACTERS = 20_000
const ROUNDS = 3

export async function recognizers(texts: readonly string[]): Promise<Section> {
  const text = document(texts, CHARACTERS)
  const [ours, theirs] = [new Worker(), new Worker()]
  const times = { ours: [] as number[], theirs: [] as number[] }
  await warmUp(ours, texts)
  // The first round warms the recognizers.
  for (let round = -1; round < ROUNDS; round++) {
    const took = { ours: await ours.do('extract', text), theirs: await theirs.do('recognize', text) }
    if (round < 0) continue
    times.ours.push(took.ours.milliseconds)
    times.theirs.push(took.theirs.milliseconds)
  }
  const found = await finds(ours, theirs)
  ours.end()
  theirs.end()
  const each = (values: readonly number[]): string => perCharacter((1000 * median(values)) / CHARACTERS)
  const toTheirs = medianRatio(times.ours, times.theirs)
  const title = `Whole extraction ÷ Microsoft recognizers (number, unit, date), sentence by sentence: ${toTheirs.toFixed(4)}x`
  const report = table(title, [
    ['recognizers', each(times.theirs), `find ${found.theirs} of ${found.all} quantities written down by hand`],
    ['extraction', each(times.ours), `finds ${found.ours} of them`],
  ])
  return { report, marks: [mark('warm extraction ÷ Microsoft recognizers, same text', toTheirs, { most: 0.02 })] }
}

/** How many quantities of the gold records each finds: the same number in the same place, as a number with a unit. */
async function finds(ours: Worker, theirs: Worker): Promise<Record<'all' | 'ours' | 'theirs', number>> {
  const shared = sharedCases()
  const counts = { all: 0, ours: 0, theirs: 0 }
  for (const { gold, text } of shared.length > 0 ? shared : fixtureCases()) {
    const places = placeIndicators(gold, text)
    const { values: own = [] } = await ours.do('values', text)
    const { values: others = [] } = await theirs.do('recognize', text)
    gold.indicators.forEach(({ amount, min, max, unit, optional }, index) => {
      const place = places[index]
      if (place === undefined || unit === null || optional === true) return
      const wanted = [amount, min, max].filter((value) => value !== null)
      const isIt = ({ start, end, amounts }: FoundValue): boolean =>
        start < place.end && place.start < end && wanted.every((value) => amounts.includes(value))
      counts.all++
      if (own.some(isIt)) counts.ours++
      if (others.some(isIt)) counts.theirs++
    })
  }
  return counts
}
