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

describe('a stretch of years ahead', () => {
  it.each([
    ['within years, counted from the year of the text', '4年内培训水利员900名。', 2024],
    ['with years of work', '力争用3年左右时间,培训水利员900名。', 2023],
    ['after years of work still to do', '总的要求是节水优先,力争经过4年努力,培训水利员900名。', 2024],
    ['the longest of several', '用3至5年时间培训水利员900名。', 2025],
    ['from a year that is named', '2022年起4年内,培训水利员900名。', 2025],
    ['in months', '18个月内培训水利员900名。', 2022],
  ])('ends %s', (_, text, year) => {
    expect(deadlines(text)).toEqual([`水利员 ${year}`])
  })

  it('is none where it limits who is meant', () => {
    expect(deadlines('为毕业5年内的学生提供岗位900个。')).toEqual(['岗位 2021'])
  })
})

describe('no year by which is', () => {
  it.each([
    ['one from which on something is done', '2026年起,每年培训水利员900名。'],
    ['one whose level is a base', '到2023年,灌溉能力恢复到2030年水平,培训水利员900名。'],
    ['one that a change starts from', '到2023年,灌溉面积在2030年基础上翻番,培训水利员900名。'],
  ])('%s', (_, text) => {
    expect(deadlines(text).join()).not.toMatch(/水利员 (2026|2030)/)
  })
})

it('a year that a plan without a period names holds for what follows in the paragraph, where it is the only one', async () => {
  const extractor = await createExtractor()
  const years = (text: string): (number | null | undefined)[] =>
    extractor.extract(`水务行动方案\n\n${text}`, { published: '2021' }).indicators.map(({ deadline }) => deadline?.year)
  expect(years('到2024年,新建泵站30座。改造水渠80公里。')).toEqual([2024, 2024])
  expect(years('推进建设,到2022年新建泵站30座,到2024年新建50座。改造水渠80公里。')).toEqual([2022, 2024, undefined])
})

it('a rate in a text of one year goes on to the year of its goals', () => {
  expect(deadlines('到2025年,建成泵站30座。\n\n水产养殖产值年均增长9%。')).toContain('水产养殖产值 2025')
})

describe('as many years in a list as one thing has values', () => {
  it.each([
    ['with 分别', '到2024年和2027年,灌溉率分别达到60%和75%。', [2024, 2027]],
    ['joined by 、', '到2024年、2027年、2030年,灌溉率分别达到60%、75%和80%。', [2024, 2027, 2030]],
  ])('hold for one each, %s', (_, text, years) => {
    expect(deadlines(text)).toEqual(years.map((year) => `灌溉率 ${year}`))
  })

  it('but not where the values are of several things', () => {
    expect(deadlines('到2024年和2027年,灌溉率和养护率分别达到60%和75%。')).toEqual(['灌溉率 2027', '养护率 2027'])
  })
})

describe('a text that may be a part of any plan is due', () => {
  it.each([
    ['in its year where it names none', '新建泵站30座。', 2021],
    ['in its year where it names that', '新建泵站30座。到2025年,改造水渠80公里。今年新建水库2座。', 2021],
    ['in the year that it announces where it does not', '到2025年,改造水渠80公里。\n\n新建泵站30座。', 2025],
    ['in its year where it tells of the year before alone', '2020年,改造水渠80公里。\n\n新建泵站30座。', 2021],
    [
      'at no time that is known where it tells of an earlier one',
      '2018年,改造水渠80公里。\n\n新建泵站30座。',
      undefined,
    ],
    [
      'at no time that is known where it compares with the year before',
      '能耗比2020年下降30%。\n\n新建泵站30座。',
      undefined,
    ],
    ['at no time that is known where it only compares', '能耗比2015年下降30%。\n\n新建泵站30座。', undefined],
    [
      'with years of work told behind other words',
      '总的要求是节水优先,力争经过4年努力,灌溉率达到60%。\n\n新建泵站30座。',
      2024,
    ],
    ['with the period of what was issued', '近日印发《水务规划(2020—2026年)》。\n\n新建泵站30座。', 2026],
  ])('%s', async (_, text, year) => {
    const extractor = await createExtractor()
    const found = extractor.extract(text, { published: '2021' }).indicators.find(({ name }) => name === '泵站')
    expect(found?.deadline?.year).toBe(year)
  })
})

it('a change from a year long past is still to come', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('与2015年相比,灌溉能耗下降30%;水位不低于2018年现状值。', {
    published: '2021',
  })
  expect(indicators.map(({ role }) => role)).toEqual(['target'])
})

it('a sentence that says how much there is at present describes, what it promises by a year is still to come', async () => {
  const extractor = await createExtractor()
  const roles = (text: string): string[] =>
    extractor.extract(`水务行动方案\n\n${text}`, { published: '2021' }).indicators.map(({ role }) => role)
  expect(roles('全县水库总数达到9座,目前灌溉面积8万亩。')).toEqual(['status', 'status'])
  expect(roles('水网完善,目前灌溉面积8万亩,到2025年灌溉面积达到12万亩。')).toEqual(['status', 'target'])
})

it('under a heading of a longer period, what follows the targets of the year is due in that year', async () => {
  const extractor = await createExtractor()
  const years = (text: string): (number | null | undefined)[] =>
    extractor
      .extract(`政府工作报告\n\n二、“十四五”时期主要目标任务\n\n${text}`, { published: '2022' })
      .indicators.map(({ deadline }) => deadline?.year)
  expect(years('水网更加完善,泵站达到30座。\n\n今年主要预期目标是:灌溉率达到60%。\n\n新建水库2座。')).toEqual([
    2025, 2022, 2022,
  ])
  expect(years('今年是开局之年。\n\n主要预期目标是:灌溉率达到60%。\n\n新建水库2座。')).toEqual([2025, 2025])
  expect(years('今年主要预期目标是:灌溉率达到60%。\n\n三、“十五五”展望\n\n新建水库2座。')).toEqual([2022, 2030])
})

describe('what opens a list names the year it is for', () => {
  it.each([
    [
      'over numbered paragraphs',
      '今后五年具体要做到:\n\n(一)更加注重节水。水质改善,灌溉率提高到61%。\n\n(二)注重管护。培训水利员900名。',
    ],
    ['over bullets', '到2025年要实现:\n\n——灌溉率提高到61%。\n\n——培训水利员900名。'],
    ['in a goal before it', '今后五年,水务要走在前列。主要做到:\n\n——灌溉率提高到61%。\n\n——培训水利员900名。'],
  ])('%s', (_, text) => {
    expect(deadlines(text)).toEqual(['灌溉率 2025', '水利员 2025'])
  })

  it('but not for a paragraph behind it', () => {
    expect(deadlines('今后五年要做到:\n\n——灌溉率提高到61%。\n\n培训水利员900名。')[1]).toBe('水利员 2021')
  })
})

describe('a month behind a year that is told from that of the text', () => {
  it.each([
    ['is of that year', '明年6月底前,培训水利员900名。', 2022],
    ['and so of no other', '今年6月底前,培训水利员900名。', 2021],
  ])('%s', (_, text, year) => {
    expect(deadlines(text)).toEqual([`水利员 ${year}`])
  })
})
