import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight } from '../../src/diff/highlight.ts'

test.each([
  [
    '建成5G基站',
    '新建5G基站',
    [
      ['old', '建成'],
      ['new', '新建'],
      ['both', '5G基站'],
    ],
  ],
  ['甲乙丙丁', '甲乙丙丁', [['both', '甲乙丙丁']]],
  [
    '甲丙',
    '甲乙丙',
    [
      ['both', '甲'],
      ['new', '乙'],
      ['both', '丙'],
    ],
  ],
  // A single character in common between two changes says nothing to a reader.
  [
    '开头甲乙丙结尾',
    '开头丁乙戊结尾',
    [
      ['both', '开头'],
      ['old', '甲乙丙'],
      ['new', '丁乙戊'],
      ['both', '结尾'],
    ],
  ],
  ['', '新', [['new', '新']]],
  [
    '𠮷野家',
    '𠮷田家',
    [
      ['both', '𠮷'],
      ['old', '野'],
      ['new', '田'],
      ['both', '家'],
    ],
  ],
])('%s → %s', (old, fresh, segments) => {
  expect(highlight(old, fresh).map(({ in: where, text }) => [where, text])).toEqual(segments)
})

test('the parts put together give both texts', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁', '1', '。', '𠮷') })
  fc.assert(
    fc.property(text, text, (old, fresh) => {
      const segments = highlight(old, fresh)
      const side = (other: string): string =>
        segments.flatMap((part) => (part.in === other ? [] : [part.text])).join('')
      expect([side('new'), side('old')]).toEqual([old, fresh])
    }),
  )
})
