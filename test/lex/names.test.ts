import { describe, expect, test } from 'vitest'
import { datesOf, measuresOf, textsOf, tokensOf } from './support.ts'

describe('names with digits', () => {
  test.each([
    ['建成5G基站', '5G'],
    ['推广IPv6应用', 'IPv6'],
    ['建设100G网络', '100G'],
    ['建设100G-PON端口', '100G-PON'],
    ['构建1+23+X格局', '1+23+X'],
    ['地铁8号线', '8号线'],
    ['地铁S3线', 'S3'],
    ['推广NB-IoT应用', 'NB-IoT'],
    ['推广Wi-Fi6应用', 'Wi-Fi6'],
    ['开展7×24小时服务', '7×24'],
    ['项目二期', '二期'],
    ['三级医院', '三级'],
    ['PM2.5浓度', 'PM2.5'],
    ['L4级', 'L4'],
    ['5G+工业互联网', '5G'],
  ])('%s: %s', (text, name) => {
    const names = tokensOf(text).map((token) => token.text)
    expect(names).toContain(name)
    expect(measuresOf(text)).toEqual([])
  })

  test.each(['电话:010-68205882', '010-68205882', '12345热线', '拨打12315', '0571-8765 4321'])(
    '%s is no measure',
    (text) => {
      expect(textsOf(text, 'measure')).toEqual([])
      expect(datesOf(text)).toEqual([])
    },
  )

  test('a unit in letters is a unit', () => {
    expect(measuresOf('1000Mbps')).toEqual(['1000 Mbps'])
    expect(measuresOf('100MW')).toEqual(['100 MW'])
    expect(measuresOf('50km')).toEqual(['50 km'])
  })
})

describe('guard words: numerals that count nothing', () => {
  test.each([
    '统一标准',
    '一体化发展',
    '三农工作',
    '第三',
    '第三方',
    '第二十条',
    '第5名',
    '第十四届',
    '进一步',
    '一批',
    '一带一路',
    '四川省',
    '三亚市',
    '万达广场',
    '一般公共预算',
    '唯一',
    '九江市',
    '百姓',
    '千方百计',
    '十分重要',
    '两个维护',
    '三是',
    '一是',
    '党的二十大',
    '十九大',
    '一个',
    '二是提高',
    '一老一小',
    '三去一降一补',
    '零售',
  ])('%s', (text) => {
    expect(measuresOf(text)).toEqual([])
  })

  test.each([
    ['投资5万达到', ['50000']],
    ['增加3万一般劳动力', ['30000']],
    ['建设5个统一平台', ['5 个']],
    ['建设三个一体化基地', ['3 个']],
    ['新增100万亩', ['1000000 亩']],
  ])('%s: %j', (text, measures) => {
    expect(measuresOf(text)).toEqual(measures)
  })
})
