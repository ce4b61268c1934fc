import type { Base } from '../core/extraction.ts'
import type { Fields } from '../core/token.ts'

const SIGNIFICANT = 12
/** Whole numbers below this have no more digits than that. */
const EXACT = 10 ** SIGNIFICANT

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** A field that says something in words, else null. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Twelve significant digits: enough for any figure in a plan, and free of the tails of binary fractions. */
function rounded(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < EXACT) return value
  return Number(value.toPrecision(SIGNIFICANT))
}

/** Amounts and unit of a quantity token, as records write them. */
export function valueOf(fields: Fields): {
  amount: number | null
  min: number | null
  max: number | null
  unit: string | null
} {
  const of = (key: string): number | null => {
    const value = number(fields[key])
    return value === null ? null : rounded(value)
  }
  return {
    amount: of('amount'),
    min: of('min'),
    max: of('max'),
    unit: typeof fields['unit'] === 'string' ? fields['unit'] : null,
  }
}

/** The same amount in its canonical unit: 6万公顷 and 600平方公里 are both 600 km2. */
export function baseOf(fields: Fields): Base {
  const factor = number(fields['factor']) ?? 1
  const { amount, min, max, unit } = valueOf(fields)
  const scale = (value: number | null): number | null => (value === null ? null : rounded(value * factor))
  const base = typeof fields['base'] === 'string' ? fields['base'] : unit
  return { amount: scale(amount), min: scale(min), max: scale(max), unit: base }
}
