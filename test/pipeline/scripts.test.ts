import { describe, expect, test } from 'vitest'
import { Converter } from 'opencc-js/cn2t'
import { pipeline } from '../support/real.ts'

const traditional = Converter({ from: 'cn', to: 't' })

const SENTENCES = [
  '到2023年，建成5G基站5万个以上，互联网省际出口带宽达到28Tbps。',
  '“十四五”期间，新增公共充电桩3000—5000个，可再生能源装机比重超过35%。',
  '培育10家以上年收入超过1.3亿元的软件企业，单位能耗降低0.5个百分点。',
  '力争到2025年底，高新技术企业总数突破1,200家，城镇登记失业率控制在4.5%以内。',
  '新建改建农村公路2.5万公里，近七成行政村通双车道。',
]

/** The full-width form of every letter, digit and mark that has one; 。 and the like have none. */
function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) as number) + 0xfee0))
}

function factsOf(text: string): unknown {
  const { indicators, goals } = pipeline.extract({ name: 'text', text, encoding: 'utf-8', format: 'text' })
  return {
    indicators: indicators.map(({ name, comparator, amount, min, max, unit, change, role, deadline }) => ({
      name,
      comparator,
      amount,
      min,
      max,
      unit,
      change,
      role,
      year: deadline?.year ?? null,
    })),
    goals: goals.map(({ statement, horizon }) => [statement, horizon?.year]),
  }
}

describe('the same sentence in another dress', () => {
  test('says something at all', () => {
    const { indicators } = factsOf(SENTENCES.join('\n')) as {
      indicators: { name: string; amount: number | null; min: number | null }[]
    }
    expect(indicators.map(({ name, amount, min }) => [name, amount ?? min])).toEqual(
      expect.arrayContaining([
        ['5G基站', 50_000],
        ['公共充电桩', 3000],
        ['可再生能源装机比重', 35],
        ['软件企业', 10],
        ['高新技术企业总数', 1200],
        ['城镇登记失业率', 4.5],
        ['农村公路', 25_000],
      ]),
    )
  })

  test.each(SENTENCES)('full-width: %s', (sentence) => {
    expect(factsOf(fullWidth(sentence))).toEqual(factsOf(sentence))
  })

  test.each(SENTENCES)('traditional: %s', (sentence) => {
    const converted = traditional(sentence)
    expect(converted).not.toBe(sentence)
    expect(factsOf(converted)).toEqual(factsOf(sentence))
  })

  test('traditional, with readings in brackets', () => {
    const read = '到2023年，建成互聯(lián)網數據(jù)中心12個，5G基站達(dá)到5萬個以上。'
    const plain = '到2023年，建成互联网数据中心12个，5G基站达到5万个以上。'
    expect(factsOf(read)).toEqual(factsOf(plain))
  })
})

test('a range of bare numbers is a range', () => {
  const { indicators } = pipeline.extract({
    name: 'text',
    text: '放宽城区常住人口300万至500万的城市落户条件。',
    encoding: 'utf-8',
    format: 'text',
  })
  expect(
    indicators
      .filter(({ min }) => min !== null)
      .every(({ comparator, max }) => comparator === 'between' && max === 5_000_000),
  ).toBe(true)
})
