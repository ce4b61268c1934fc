import { beforeAll, describe, expect, it } from 'vitest'
import { createExtractor, type Extractor } from '../../src/index.ts'

/** Names of the indicators in a sentence, in order. */
let names: (sentence: string) => string[]

beforeAll(async () => {
  const extractor: Extractor = await createExtractor()
  names = (sentence) => extractor.extract(sentence, { published: '2021' }).indicators.map(({ name }) => name)
})

describe('elided heads are restored', () => {
  it.each([
    ['精炼铜、集成电路产量分别突破80万吨、300万块。', ['精炼铜产量', '集成电路产量']],
    ['医疗、养老保险参保率分别达到98%、97%。', ['医疗保险参保率', '养老保险参保率']],
    ['一、二、三产增加值分别增长4%、6%、7%。', ['一产增加值', '二产增加值', '三产增加值']],
    ['旅游、会展业收入分别增长21%和18%。', ['旅游收入', '会展业收入']],
    ['领军人才、优秀青年人才各引进120名。', ['领军人才', '优秀青年人才']],
    ['安全事故起数、死亡人数分别下降9%和8%。', ['安全事故起数', '死亡人数']],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })
})

describe('what is said of a thing is no part of its name', () => {
  it.each([
    ['年内3条轨道交通线建成通车。', ['轨道交通线']],
    ['46件民生项目得到落实。', ['民生项目']],
    ['议案办结率均达100%。', ['议案办结率']],
    ['数字经济增加值占全市比重达到41%。', ['数字经济增加值占全市比重']],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })
})
