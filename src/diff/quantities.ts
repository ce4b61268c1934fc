import type { ChangeKind, Quantity } from '../core/difference.ts'
import type { Indicator } from '../core/extraction.ts'

type Comparator = Indicator['comparator']

/** Towards which side a comparator leaves room; 0 for a value to be met as it is. */
const DIRECTION: Readonly<Record<Comparator, -1 | 0 | 1>> = {
  '>': 1,
  '>=': 1,
  '<': -1,
  '<=': -1,
  '=': 0,
  '~': 0,
  between: 0,
}

/** How firmly a comparator binds at one and the same value: "about" least, "more than" most. */
const FIRMNESS: Readonly<Record<Comparator, number>> = { '~': 0, between: 1, '=': 1, '>=': 2, '<=': 2, '>': 3, '<': 3 }

const CLOSE = 1e-9

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b))

/** What of an indicator is its quantity. */
export function quantityOf(indicator: Indicator): Quantity {
  const { comparator, amount, min, max, unit, base, change, per } = indicator
  return { comparator, amount, min, max, unit, base, change, per }
}

/** Are the amounts the same in the canonical unit? `5万个` = `50000个`, 600平方公里 = 6万公顷. */
export function isSameAmount(a: Quantity, b: Quantity): boolean {
  const pairs = [
    [a.base.amount, b.base.amount],
    [a.base.min, b.base.min],
    [a.base.max, b.base.max],
  ] as const
  return a.base.unit === b.base.unit && pairs.every(([x, y]) => x === y || (x !== null && y !== null && isClose(x, y)))
}

/**
 * The kinds of change from one quantity to another; none when they say the same. Quantities that count differently (a level
 * and an increase, a floor and a ceiling, another unit) are not weighed against each other.
 */
export function quantityChanges(old: Quantity, fresh: Quantity): ChangeKind[] {
  const isTurned = DIRECTION[old.comparator] * DIRECTION[fresh.comparator] < 0
  if (isTurned || old.change !== fresh.change || old.per !== fresh.per) return ['indicator-redefined']
  if (old.base.unit !== fresh.base.unit) return ['indicator-restated']
  if (isSameAmount(old, fresh)) {
    const firmer = FIRMNESS[fresh.comparator] - FIRMNESS[old.comparator]
    if (firmer === 0) return []
    return [firmer > 0 ? 'indicator-tightened' : 'indicator-loosened']
  }
  const value = rangeChange(old, fresh) ?? valueChange(old, fresh)
  return old.unit === fresh.unit ? [value] : ['indicator-restated', value]
}

function valueChange(old: Quantity, fresh: Quantity): ChangeKind {
  const isHigher = middleOf(fresh) > middleOf(old)
  const direction = DIRECTION[old.comparator] + DIRECTION[fresh.comparator]
  if (direction === 0) return isHigher ? 'indicator-raised' : 'indicator-lowered'
  return isHigher === direction > 0 ? 'indicator-tightened' : 'indicator-loosened'
}

/** A range within the other is tighter; null unless both are ranges and one lies within the other. */
function rangeChange(old: Quantity, fresh: Quantity): ChangeKind | null {
  const [a, b] = [old.base, fresh.base]
  if (a.min === null || a.max === null || b.min === null || b.max === null) return null
  if (b.min >= a.min && b.max <= a.max) return 'indicator-tightened'
  return b.min <= a.min && b.max >= a.max ? 'indicator-loosened' : null
}

function middleOf({ base: { amount, min, max } }: Quantity): number {
  return amount ?? ((min ?? 0) + (max ?? 0)) / 2
}
