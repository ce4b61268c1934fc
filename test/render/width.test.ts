import { expect, test } from 'vitest'
import { clipped, displayWidth, padded } from '../../src/render/width.ts'

test.each([
  ['abc', 3],
  ['5G基站', 6],
  ['（全角）', 8],
  ['e\u0301', 1],
  ['𠮷野家', 6],
  ['≥ 5 个', 6],
  ['', 0],
])('%s fills %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
})

test('pads by columns, not by characters', () => {
  expect(padded('基站', 6)).toBe('基站  ')
  expect(padded('基站', 2)).toBe('基站')
})

test.each([
  ['数字化车间', 10, '数字化车间'],
  ['数字化车间', 9, '数字化车…'],
  ['数字化车间', 8, '数字化…'],
  ['abcdef', 4, 'abc…'],
])('%s in %i columns: %s', (text, columns, expected) => {
  expect(clipped(text, columns)).toBe(expected)
  expect(displayWidth(clipped(text, columns))).toBeLessThanOrEqual(columns)
})
