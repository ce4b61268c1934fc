/** Copies of gold texts as they stand on bad web pages: traditional with readings, with damaged bytes, or both. */
import { Converter } from 'opencc-js/cn2t'
import type { Extraction } from '../../src/core/extraction.ts'
import { damage } from '../support/damage.ts'
import type { Damaged, DamageOptions } from '../support/damage.ts'
import type { Case } from './cases.ts'
import { placeAssignments, placeGoals, placeIndicators } from './gold.ts'
import type { Gold, Place } from './gold.ts'

/** How the copies were garbled. */
export const GARBLES = ['annotated', 'damaged', 'private-use', 'both'] as const
export type Garble = (typeof GARBLES)[number]

export interface GarbledCase extends Case, Pick<Damaged, 'origins'> {
  readonly garble: Garble
}

/** Characters as they stand on a traditional page, with the reading such pages put behind them. */
const READINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    發: 'fā',
    業: 'yè',
    創: 'chuàng',
    聯: 'lián',
    動: 'dòng',
    數: 'shù',
    據: 'jù',
    協: 'xié',
    應: 'yīng',
    務: 'wù',
    構: 'gòu',
    優: 'yōu',
    環: 'huán',
    統: 'tǒng',
    範: 'fàn',
    網: 'wǎng',
    節: 'jié',
    績: 'jì',
    標: 'biāo',
    濟: 'jì',
    準: 'zhǔn',
    強: 'qiáng',
    護: 'hù',
    質: 'zhì',
    達: 'dá',
    設: 'shè',
    個: 'gè',
    萬: 'wàn',
    億: 'yì',
    進: 'jìn',
  }),
)

const SETTINGS: Readonly<Record<Garble, DamageOptions & { traditional: boolean }>> = {
  annotated: { traditional: true, readings: READINGS, split: false, privateUse: 'kept' },
  damaged: { traditional: false, privateUse: 'lost' },
  'private-use': { traditional: false, privateUse: 'kept' },
  both: { traditional: true, readings: READINGS, privateUse: 'lost' },
}

const toTraditional = Converter({ from: 'cn', to: 't' })

/** Garbles a case; null where its text is not simplified or changes its length in conversion. */
export function garbled(clean: Case, garble: Garble): GarbledCase | null {
  const { traditional, ...options } = SETTINGS[garble]
  const written = traditional ? toTraditional(clean.text) : clean.text
  if (written.length !== clean.text.length || toTraditional(clean.text.slice(0, 400)) === clean.text.slice(0, 400))
    return null
  const { text, origins } = damage(written, options)
  return { ...clean, id: `${clean.id}-${garble}`, garble, text, origins, gold: moved(clean.gold, clean.text, origins) }
}

/** The gold records at their places in the garbled text. */
function moved(gold: Gold, text: string, origins: Damaged['origins']): Gold {
  const ends = placeAssignments(gold, text)
  const into = (place: Place): [number, number] => {
    const first = origins.findIndex(({ end }) => end > place.start)
    const last = origins.findLastIndex(({ start, end }) => start < place.end && end > start)
    return [Math.max(0, first), Math.max(first, last) + 1]
  }
  const indicators = placeIndicators(gold, text).map(into)
  const goals = placeGoals(gold, text).map(into)
  return {
    ...gold,
    indicators: gold.indicators.map((item, index) => ({ ...item, at: indicators[index]! })),
    goals: gold.goals.map((item, index) => ({ ...item, at: goals[index]! })),
    assignments: gold.assignments.map((item, index) => ({
      ...item,
      at: into({ start: ends[index]! - 1, end: ends[index]! })[1],
    })),
  }
}

type Indicators = Extraction['indicators']

/** The indicators whose amounts no gold record and no record of the clean text has at that place. */
export function wrongNumbers(copy: GarbledCase, clean: Case, found: Indicators, foundInClean: Indicators): Indicators {
  const places = placeIndicators(clean.gold, clean.text)
  return found.filter(({ span, amount, min, max }) => {
    const shown = copy.origins.slice(span.start, span.end)
    const start = Math.min(...shown.map((origin) => origin.start))
    const end = Math.max(...shown.map((origin) => origin.end))
    const isThere = (place: Place): boolean => place.start < end && start < place.end
    const truths = [
      ...clean.gold.indicators.filter((_, index) => isThere(places[index]!)),
      ...foundInClean.filter((record) => isThere(record.span)),
    ]
    return !truths.some((truth) => truth.amount === amount && truth.min === min && truth.max === max)
  })
}
