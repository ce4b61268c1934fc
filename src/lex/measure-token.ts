import type { Fields } from '../core/token.ts'
import type { MeasureReading } from './measure.ts'

/** Up to here a count written in characters more often tells how many parts a thing has than how many are promised. */
const FEW = 10

/** The classes of a number, or of a number with its unit. */
export function measureClasses({ entry, scale, odd, min, amount, arabic }: MeasureReading): string[] {
  if (entry === null) return ['number', ...(scale > 1 ? ['number.scaled'] : []), ...(odd ? ['number.odd'] : [])]
  const classes = ['measure', `measure.${entry.dimension}`]
  if (entry.counter) classes.push('measure.counter')
  if (entry.reference) classes.push('measure.reference')
  if (scale > 1) classes.push('measure.scaled')
  if (odd) classes.push('measure.odd')
  if (entry.counter && !arabic && amount !== null && amount <= FEW) classes.push('measure.few')
  if (min !== null) classes.push('measure.range')
  return classes
}

/** Its value and unit, as rules and records see them. */
export function measureFields({ amount, min, max, unit, odd, entry, scale }: MeasureReading): Fields {
  if (entry === null) return { amount, min, max, unit: null, odd, base: null, factor: 1 }
  const { base, factor, dimension } = entry
  return { amount, min, max, unit, odd, base, factor, dimension, ...(scale > 1 && { scale }) }
}
