import { describe, expect, test } from 'vitest'
import { measuresOf, textsOf, tokensOf } from './support.ts'

describe('units', () => {
  test.each([
    ['处理能力500吨/日', '500 吨/日'],
    ['处理能力2万吨每日', '20000 吨每日'],
    ['补贴1200元/人·月', '1200 元/人·月'],
    ['每亩产量600公斤/亩', '600 公斤/亩'],
    ['服务企业300家(次)', '300 家(次)'],
    ['服务1000人次', '1000 人次'],
    ['建设220千伏变电站', '220 千伏'],
    ['千伏线路', ''],
    ['装机100万千瓦', '1000000 千瓦'],
    ['发电3亿千瓦时', '300000000 千瓦时'],
    ['发电3亿度', '300000000 度'],
    ['下降0.5个百分点', '0.5 个百分点'],
    ['下降0.5百分点', '0.5 百分点'],
    ['出口带宽2000Gbps', '2000 Gbps'],
    ['绿地600平方公里', '600 平方公里'],
    ['造林6万公顷', '60000 公顷'],
    ['浓度35微克/立方米', '35 微克/立方米'],
    ['流量3立方米每秒', '3 立方米每秒'],
    ['吞吐量2000万标箱', '20000000 标箱'],
    ['算力1000PFLOPS', '1000 PFLOPS'],
    ['消耗0.5吨标准煤/万元', '0.5 吨标准煤/万元'],
    ['10万吨/年', '100000 吨/年'],
    ['补贴30元/辆', '30 元/辆'],
    ['带宽40000G', '40000 G'],
    ['建设5G基站', ''],
    ['400G骨干网', ''],
    ['时延5ms', '5 ms'],
  ])('%s: %s', (text, measure) => {
    expect(measuresOf(text)).toEqual(measure === '' ? [] : [measure])
  })

  test('a multiplier before a unit that begins with one: the unit wins', () => {
    expect(tokensOf('220千伏')[0]).toMatchObject({
      text: '220千伏',
      fields: { amount: 220, unit: '千伏', base: 'kV', factor: 1 },
    })
    expect(tokensOf('5千瓦')[0]).toMatchObject({ fields: { amount: 5, unit: '千瓦' } })
    expect(tokensOf('5万千瓦')[0]).toMatchObject({ fields: { amount: 50_000, unit: '千瓦' } })
    expect(tokensOf('5千米')[0]).toMatchObject({ fields: { amount: 5, base: 'km' } })
    expect(tokensOf('5千克')[0]).toMatchObject({ fields: { amount: 5, base: 't', factor: 0.001 } })
    expect(tokensOf('5千人')[0]).toMatchObject({ fields: { amount: 5000, unit: '人' } })
    expect(tokensOf('5百分点')[0]).toMatchObject({
      fields: { amount: 5, unit: '百分点', dimension: 'percentage-points' },
    })
  })

  test('base × factor compares units of one dimension', () => {
    const inBase = (text: string): unknown => {
      const { amount, factor, base } = tokensOf(text)[0]?.fields ?? {}
      return [Number((Number(amount) * Number(factor)).toPrecision(12)), base]
    }
    expect(inBase('6万公顷')).toEqual(inBase('600平方公里'))
    expect(inBase('1000Mbps')).toEqual(inBase('1Gbps'))
    expect(inBase('1吉瓦')).toEqual(inBase('100万千瓦'))
    expect(inBase('8T')).toEqual(inBase('8000G'))
    expect(inBase('20毫秒')).toEqual(inBase('20ms'))
    expect(inBase('2斤')).toEqual(inBase('1公斤'))
  })
})

describe('bounds behind a measure', () => {
  test.each([
    ['5万个以上规模', ['以上']],
    ['6%左右水平', ['左右']],
    ['控制在3%以内', ['以内']],
    ['建成1个下一代互联网', []],
    ['2个以上海为中心的圈', ['以上']],
  ])('%s: %j', (text, bounds) => {
    const after = ['bound.at-least.after', 'bound.at-most.after', 'bound.about.after']
    expect(after.flatMap((name) => textsOf(text, name))).toEqual(bounds)
  })
})

test.each([
  ['投放AED1200台', ['1200 台']],
  ['地区GDP3000亿元', ['300000000000 元']],
  ['投入占GDP3.2%', ['3.2 %']],
  ['PM10浓度和ATP250成功', []],
])('letters end before a number with its unit: %j', (text, measures) => {
  expect(measuresOf(text)).toEqual(measures)
})

describe('shared units', () => {
  test.each([
    ['净增37.62、36.85和44.18万人', ['376200 人', '368500 人', '441800 人']],
    ['分别增加5000、3万元', ['5000 元', '30000 元']],
    ['下降2.3、1.3和12.8个百分点', ['2.3 个百分点', '1.3 个百分点', '12.8 个百分点']],
    ['提高2.3个、1.3个百分点', ['2.3 个百分点', '1.3 个百分点']],
    ['压缩到3个和5个工作日', ['3 个工作日', '5 个工作日']],
    ['培训5万人、8万人次', ['50000 人', '80000 人次']],
    ['分别达到24%、52%和50%', ['24 %', '52 %', '50 %']],
    ['新建53、143个站', ['53 个', '143 个']],
    ['3、5和7', ['3', '5', '7']],
    ['第3、5个', ['5 个']],
  ])('%s: %j', (text, measures) => {
    expect(measuresOf(text)).toEqual(measures)
  })

  test('the shared unit brings its base along', () => {
    const [first, , last] = tokensOf('2.3和1.3万公顷')
    expect(last?.fields).toMatchObject({ base: 'km2', factor: 0.01, dimension: 'area' })
    expect(first?.fields).toMatchObject({ base: 'km2', factor: 0.01, dimension: 'area' })
  })

  test('holds inside brackets too', () => {
    const [bracket] = tokensOf('(2.3、1.3个百分点)')
    expect(bracket?.inner?.map(({ fields }) => fields?.['unit'])).toEqual(['个百分点', undefined, '个百分点'])
  })
})
