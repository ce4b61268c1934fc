import { describe, expect, test } from 'vitest'
import { datesOf, measuresOf, textsOf } from './support.ts'

describe('dates and periods', () => {
  test.each([
    ['到2023年,', '2023年 2023..2023'],
    ['2023年底前', '2023年底前 2023..2023'],
    ['到2023年末', '2023年末 2023..2023'],
    ['2023年6月底前', '2023年6月底前 2023..2023 m6'],
    ['2023年6月30日', '2023年6月30日 2023..2023 m6'],
    ['二〇二五年', '二〇二五年 2025..2025'],
    ['二零二五年', '二零二五年 2025..2025'],
    ['6月底', '6月底 m6'],
    ['十二月底', '十二月底 m12'],
    ['3月1日起', '3月1日 m3'],
    ['3至5月', '3至5月 m3'],
    ['2021-05-28', '2021-05-28 2021..2021 m5'],
    ['2021-5-8发布', '2021-5-8 2021..2021 m5'],
    ['2021年度', '2021年度 2021..2021'],
    ['到2021 年,', '2021 年 2021..2021'],
    ['2023年前', '2023年前 2023..2023'],
    ['2025年初步安排', '2025年 2025..2025'],
    ['2025年前期准备', '2025年 2025..2025'],
    ['十四五期间', '十四五期间 2021..2025'],
    ['“十四五”期间', '“十四五”期间 2021..2025'],
    ['"十四五"期间', '"十四五"期间 2021..2025'],
    ['“十五五”末', '“十五五”末 2026..2030'],
    ['“十五”期间', '“十五”期间 2001..2005'],
    ['十四五末', '十四五末 2021..2025'],
  ])('%s holds %s', (text, date) => {
    expect(datesOf(text)).toEqual([date])
    expect(measuresOf(text)).toEqual([])
  })

  test.each([
    ['落实“十四五”规划', '“十四五”规划'],
    ['落实“十四五”规划纲要', '“十四五”规划纲要'],
    ['落实十四五规划', '十四五规划'],
  ])('%s names a document', (text, name) => {
    expect(textsOf(text, 'name')).toEqual([name])
    expect(datesOf(text)).toEqual([])
  })

  test.each([
    ['培训2023人', ['2023 人']],
    ['建设2000个', ['2000 个']],
    ['13月', ['13']],
    ['3年', ['3 年']],
    ['1800年', ['1800 年']],
    ['3500年', ['3500 年']],
  ])('%s holds no date: %j', (text, measures) => {
    expect(datesOf(text)).toEqual([])
    expect(measuresOf(text)).toEqual(measures)
  })

  test('a month before its year does not swallow what follows', () => {
    expect(datesOf('2021年3个试点')).toEqual(['2021年 2021..2021'])
    expect(measuresOf('2021年3个试点')).toEqual(['3 个'])
    expect(measuresOf('2023年100个城市')).toEqual(['100 个'])
    expect(measuresOf('6月100个城市')).toEqual(['100 个'])
    expect(measuresOf('2025年10个以上')).toEqual(['10 个'])
  })
})
