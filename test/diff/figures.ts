import type { Indicator } from '../../src/core/extraction.ts'
import type { Sample } from './documents.ts'

/** A number as it stands in the source, and the records it is the amount of. */
export interface Figure {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** What stands right behind: multiplier, unit, bound. */
  readonly behind: string
  readonly indicators: readonly Indicator[]
}

const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['萬億', 1e12],
  ['亿', 1e8],
  ['億', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['万', 1e4],
  ['萬', 1e4],
]

/** What the digits say with the multiplier behind them. */
function readNumber(digits: string, behind: string): number {
  const factor = MULTIPLIERS.find(([word]) => behind.startsWith(word))?.[1] ?? 1
  return Number((Number(digits) * factor).toPrecision(12))
}

/** Figures whose place is certain: the only number within the record that says its amount. */
export function figuresOf({ text, extraction }: Sample): Figure[] {
  const byPlace = new Map<number, Figure>()
  for (const indicator of extraction.indicators) {
    const { amount, span } = indicator
    if (amount === null) continue
    const numbers = [...text.slice(span.start, span.end).matchAll(/\d+(?:\.\d+)?/g)].map((match) => {
      const start = span.start + match.index
      const end = start + match[0].length
      return { start, end, digits: match[0], behind: text.slice(end, end + 12) }
    })
    const saying = numbers.filter(({ digits, behind }) => readNumber(digits, behind) === amount)
    const [only] = saying
    if (only === undefined || saying.length > 1 || /\d/.test(text[only.start - 1] ?? '')) continue
    const known = byPlace.get(only.start)
    byPlace.set(only.start, { ...only, indicators: [...(known?.indicators ?? []), indicator] })
  }
  return [...byPlace.values()].toSorted((a, b) => a.start - b.start)
}

/** The next larger or smaller number of the same form; null where there is none. */
export function nextNumber(digits: string, up: boolean): string | null {
  const decimals = digits.split('.')[1]?.length ?? 0
  const step = 10 ** -decimals
  const value = Number(digits) + (up ? step : -step)
  return value > 0 ? value.toFixed(decimals) : null
}

/** `name @ place`, as changes name an indicator. */
export function subjectOf({ name, scope }: Indicator): string {
  return scope === null ? name : `${name} @ ${scope}`
}

/** At most so many of a list, evenly spread. */
export function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most)
  return Array.from({ length: Math.min(most, list.length) }, (_, index) => list[Math.floor(index * step)] as T)
}
