import { describe, expect, test } from 'vitest'
import { pipeline } from '../support/real.ts'
import { measuresOf } from './support.ts'

const UNITS = [
  '一',
  '百',
  '一二',
  '万亿',
  '几',
  '第一',
  '1',
  '1,',
  '1-',
  '1.',
  'A-',
  '(',
  '(a)',
  '“',
  '《',
  '2021—',
  '5万个以上',
  '2.3、',
]
const LENGTH = 1000

/** Milliseconds to lex a text, the best of three: the least disturbed. */
function timeOf(text: string): number {
  const runs = [0, 1, 2].map(() => {
    const start = performance.now()
    pipeline.tokenize(text, { start: 0, end: text.length })
    return performance.now() - start
  })
  return Math.min(...runs)
}

describe('time grows with the text, not with its square', () => {
  test.each(UNITS)('%j over and over', (unit) => {
    const short = timeOf(unit.repeat(LENGTH / unit.length))
    const long = timeOf(unit.repeat((16 * LENGTH) / unit.length))
    expect(long).toBeLessThan(96 * Math.max(short, 1))
  })
})

test('a number beyond all measure is none', () => {
  expect(measuresOf(`建成${'9'.repeat(400)}个`)).toEqual([])
  expect(measuresOf(`建成${'9'.repeat(15)}个`)).toEqual(['999999999999999 个'])
})
