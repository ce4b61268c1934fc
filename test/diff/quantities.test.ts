import { describe, expect, test } from 'vitest'
import type { Quantity } from '../../src/core/difference.ts'
import { quantityChanges } from '../../src/diff/quantities.ts'

interface Given extends Partial<Omit<Quantity, 'base'>> {
  readonly factor?: number
  readonly canonical?: string
}

function quantity({ factor = 1, canonical, ...given }: Given): Quantity {
  const { comparator = '=', amount = null, min = null, max = null, unit = '个', change = 'level', per = null } = given
  const scale = (value: number | null): number | null => (value === null ? null : value * factor)
  const base = { amount: scale(amount), min: scale(min), max: scale(max), unit: canonical ?? unit }
  return { comparator, amount, min, max, unit, change, per, base }
}

const TABLE: readonly (readonly [about: string, old: Given, fresh: Given, kinds: readonly string[]])[] = [
  ['the same', { amount: 5 }, { amount: 5 }, []],
  ['≥5万 → ≥4万', { comparator: '>=', amount: 50000 }, { comparator: '>=', amount: 40000 }, ['loosened']],
  ['≥5万 → ≥6万', { comparator: '>=', amount: 50000 }, { comparator: '>=', amount: 60000 }, ['tightened']],
  ['<1.3 → <1.25', { comparator: '<', amount: 1.3 }, { comparator: '<', amount: 1.25 }, ['tightened']],
  ['≤3 → ≤4', { comparator: '<=', amount: 3 }, { comparator: '<=', amount: 4 }, ['loosened']],
  ['5 → 6', { amount: 5 }, { amount: 6 }, ['raised']],
  ['about 6 → about 5', { comparator: '~', amount: 6 }, { comparator: '~', amount: 5 }, ['lowered']],
  ['5 → at least 5', { amount: 5 }, { comparator: '>=', amount: 5 }, ['tightened']],
  ['5 → about 5', { amount: 5 }, { comparator: '~', amount: 5 }, ['loosened']],
  ['at least 5 → more than 5', { comparator: '>=', amount: 5 }, { comparator: '>', amount: 5 }, ['tightened']],
  ['at least 5 → 4', { comparator: '>=', amount: 5 }, { amount: 4 }, ['loosened']],
  ['at least 5 → at most 5', { comparator: '>=', amount: 5 }, { comparator: '<=', amount: 5 }, ['redefined']],
  ['falls by 15 → by 12', { amount: 15, change: 'decrease' }, { amount: 12, change: 'decrease' }, ['lowered']],
  [
    'falls by at least 15 → by at least 12',
    { comparator: '>=', amount: 15, change: 'decrease' },
    { comparator: '>=', amount: 12, change: 'decrease' },
    ['loosened'],
  ],
  [
    'falls by at most 3 → by at most 4',
    { comparator: '<=', amount: 3, change: 'decrease' },
    { comparator: '<=', amount: 4, change: 'decrease' },
    ['loosened'],
  ],
  ['3–5 → 3–4', { comparator: 'between', min: 3, max: 5 }, { comparator: 'between', min: 3, max: 4 }, ['tightened']],
  ['3–5 → 2–6', { comparator: 'between', min: 3, max: 5 }, { comparator: 'between', min: 2, max: 6 }, ['loosened']],
  ['3–5 → 4–6', { comparator: 'between', min: 3, max: 5 }, { comparator: 'between', min: 4, max: 6 }, ['raised']],
  ['a level → an increase', { amount: 5 }, { amount: 5, change: 'increase' }, ['redefined']],
  ['in all → a year', { amount: 5 }, { amount: 5, per: 'year' }, ['redefined']],
  ['个 → 家', { amount: 5 }, { amount: 5, unit: '家' }, ['restated']],
  [
    '600平方公里 → 6万公顷',
    { amount: 600, unit: '平方公里', canonical: 'km2' },
    { amount: 60000, unit: '公顷', factor: 0.01, canonical: 'km2' },
    [],
  ],
  [
    '600平方公里 → 5万公顷',
    { comparator: '>', amount: 600, unit: '平方公里', canonical: 'km2' },
    { comparator: '>', amount: 50000, unit: '公顷', factor: 0.01, canonical: 'km2' },
    ['restated', 'loosened'],
  ],
]

describe('from one quantity to another', () => {
  test.each(TABLE)('%s', (_, old, fresh, kinds) => {
    expect(quantityChanges(quantity(old), quantity(fresh))).toEqual(kinds.map((kind) => `indicator-${kind}`))
  })

  const opposite: Record<string, string> = {
    tightened: 'loosened',
    loosened: 'tightened',
    raised: 'lowered',
    lowered: 'raised',
  }
  test.each(TABLE)('%s, the other way round', (_, old, fresh, kinds) => {
    const expected = kinds.map((kind) => `indicator-${opposite[kind] ?? kind}`)
    expect(quantityChanges(quantity(fresh), quantity(old))).toEqual(expected)
  })
})
