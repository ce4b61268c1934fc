import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outOfOrder, pairUp } from '../../src/diff/pairing.ts'

test('the best pairs first, each thing once', () => {
  const scores: Record<string, number> = { '0 0': 0.7, '0 1': 0.9, '1 1': 0.8, '1 0': 0.6 }
  const pairs = pairUp([0, 1], [0, 1], 0.5, (old, fresh) => scores[`${old} ${fresh}`] ?? null)
  expect(pairs.map((pair) => [pair.old, pair.new])).toEqual([
    [0, 1],
    [1, 0],
  ])
})

test('nothing below the threshold, nothing that cannot be', () => {
  expect(pairUp([0], [0], 0.5, () => 0.4)).toEqual([])
  expect(pairUp([0], [0], 0, () => null)).toEqual([])
})

test('what is alike in every respect keeps its order', () => {
  const pairs = pairUp([3, 5, 7], [2, 4, 6], 0, () => 1)
  expect(new Set(pairs.map((pair) => `${pair.old} ${pair.new}`))).toEqual(new Set(['3 2', '5 4', '7 6']))
})

test.each([
  [[0, 1, 2, 3], []],
  [[3, 0, 1, 2], [0]],
  [[1, 2, 3, 0], [3]],
  [[0, 3, 1, 2], [1]],
])('out of order in %j: %j', (values, strays) => {
  expect([...outOfOrder(values)]).toEqual(strays)
})

test('what is left is in order, and one thing moved is one stray', () => {
  const moved = fc.nat({ max: 9 }).chain((from) => fc.nat({ max: 9 }).map((to) => [from, to] as const))
  fc.assert(
    fc.property(moved, ([from, to]) => {
      const values = [...Array(10).keys()]
      const [taken] = values.splice(from, 1)
      values.splice(to, 0, taken as number)
      const strays = outOfOrder(values)
      const left = values.filter((_, index) => !strays.has(index))
      expect(left).toEqual(left.toSorted((a, b) => a - b))
      expect(strays.size).toBe(from === to ? 0 : 1)
    }),
  )
})
