import { beforeAll, describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/index.ts'

/** First characters and year of each goal of a plan of 2021, in order. */
let goals: (text: string) => string[]

beforeAll(async () => {
  const extractor = await createExtractor()
  goals = (text) =>
    extractor
      .extract(`水务行动方案\n\n${text}`, { published: '2021' })
      .goals.map(({ statement, horizon }) => `${statement.slice(0, 4)} ${horizon?.year}`)
})

describe('a paragraph goes on with the horizon it begins with', () => {
  it.each([
    [
      'behind the name of a part',
      '总体发展目标,到2025年,新建泵站30座。水渠长度达到80公里。',
      ['总体发展 2025', '水渠长度 2025'],
    ],
    ['behind what is asked for', '在主要目标中,要求到2025年新建泵站30座。', ['在主要目 2025']],
    [
      'in a report of a plan',
      '日前方案印发,提出到2025年,泵站达到30座。水渠长度达到80公里。',
      ['日前方案 2025', '水渠长度 2025'],
    ],
    ['after a year alone', '2025年底,泵站达到30座。水渠长度达到80公里。', ['2025 2025', '水渠长度 2025']],
  ])('%s', (_, text, expected) => {
    expect(goals(text)).toEqual(expected)
  })

  it('but not in an item of a list of tasks', () => {
    expect(
      goals('1.推进泵站建设。到2025年,新建泵站30座。\n2.推进水渠建设。到2025年,新建水渠80公里。改造水渠20公里。'),
    ).not.toContain('改造水渠 2025')
  })
})

it('a section headed by what is asked of its goals holds goals', () => {
  expect(goals('一、目标要求\n\n水质明显改善。泵站达到30座。\n\n二、工作任务\n\n新建泵站5座。')).toHaveLength(2)
})

it('a paragraph of goals without a horizon goes on with that of the one before it in its section', () => {
  const text =
    '一、主要目标\n\n2025年,泵站达到30座。2025年,水库达到9座。\n\n2028年,水质改善。\n\n推进改造,水渠达到80公里。'
  expect(goals(text).slice(-2)).toEqual(['2028 2028', '推进改造 2028'])
})

it('what is told of a day is no goal, what is due by one may be', () => {
  expect(goals('3月8日,水务局公布名单,涉及泵站30座。')).toEqual([])
  expect(goals('2022年6月30日前,泵站达到30座。')).toEqual(['2022 2022'])
})
