import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/index.ts'

const extractor = await createExtractor()

/** The comparator of each indicator of a text, in order of appearance. */
function comparators(text: string): string[] {
  return extractor.extract(text).indicators.map(({ comparator }) => comparator)
}

describe('in a list with 分别 a bound', () => {
  it.each([
    ['behind the last value governs all', '供水率、入渠率、绿化率分别达到98%、95%、60%以上。', ['>=', '>=', '>=']],
    ['before the first value governs all', '供水率、入渠率、绿化率分别不低于98%、95%、60%。', ['>=', '>=', '>=']],
    [
      'is of its own value where another has one',
      '供水率、入渠率、绿化率分别达到98%、95%以上、60%以上。',
      ['=', '>=', '>='],
    ],
  ])('%s', (_, text, expected) => {
    expect(comparators(text)).toEqual(expected)
  })
})
