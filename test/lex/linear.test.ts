import { describe, expect, test } from 'vitest'
import { expectLinear } from '../support/linear.ts'
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
describe('time grows with the text, not with its square', () => {
  test.each(UNITS)('%j over and over', (unit) => {
    expectLinear(
      (length) => {
        const text = unit.repeat(length / unit.length)
        return pipeline.tokenize(text, { start: 0, end: text.length })
      },
      1000,
      16_000,
    )
  })
})

test('a number beyond all measure is none', () => {
  expect(measuresOf(`建成${'9'.repeat(400)}个`)).toEqual([])
  expect(measuresOf(`建成${'9'.repeat(15)}个`)).toEqual(['999999999999999 个'])
})
