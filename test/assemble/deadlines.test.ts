import { beforeAll, describe, expect, it } from 'vitest'
import { createExtractor, type Extractor } from '../../src/index.ts'

/** Name and year of each indicator of a text of 2021, in order. */
let deadlines: (text: string) => string[]

beforeAll(async () => {
  const extractor: Extractor = await createExtractor()
  deadlines = (text) =>
    extractor
      .extract(`今年工作安排\n\n${text}`, { published: '2021' })
      .indicators.map(({ name, deadline }) => `${name} ${deadline?.year}`)
})

describe('a rate of several years in a text of one year ends', () => {
  it.each([
    ['in the year that its sentence names next', '工业增加值年均增长9%,到2026年达到800亿元。', 2026],
    ['in the last that was named before it', '到2025年建成泵站30座。工业增加值年均增长9%。', 2025],
    ['with the text where none is named', '工业增加值年均增长9%。', 2021],
  ])('%s', (_, text, year) => {
    expect(deadlines(text)).toContain(`工业增加值 ${year}`)
  })
})

it('an average by the year is of the year of the text', () => {
  expect(deadlines('PM2.5年均浓度控制在每立方米30微克以内,到2025年建成泵站30座。')[0]).toBe('PM2.5年均浓度 2021')
})
