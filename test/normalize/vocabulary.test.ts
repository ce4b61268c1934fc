import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, repairTexts } from './knowledge.ts'

interface Region {
  readonly vocabulary: { readonly words: Record<string, string>; readonly markers: string[] }
}

/** Enough of a page to show where it is from, and how it reads. */
const FRAMES = [
  ['taiwan.yaml', '伺服器、計程車與硬體。', '服务器、出租车与硬件。'],
  ['hong-kong.yaml', '房委會、醫管局與食環署。', '房委会、医管局与食环署。'],
] as const

describe.each(FRAMES)('vocabulary of %s', (file, frame, framed) => {
  const { words } = (parse(repairTexts()[file]!) as Region).vocabulary
  const there = (source: string): string => normalize(frame + source, knowledge).text

  test.each(Object.entries(words))('%s → %s', (here, mainland) => {
    expect(there(here)).toBe(framed + mainland)
  })

  test('the list is of a useful size', () => {
    expect(Object.entries(words).filter(([here, mainland]) => here !== mainland).length).toBeGreaterThan(100)
  })
})

const [[, TAIWAN, TAIWANESE], [, HONG_KONG, FROM_HONG_KONG]] = FRAMES

describe('words in context', () => {
  test.each([
    ['多數位於市區', '多数位于市区'],
    ['鼓勵創新創業', '鼓励创新创业'],
    ['加強投資訊息公開', '加强投资讯息公开'],
    ['章程式樣', '章程式样'],
    ['提升品質', '提升质量'],
  ])('in Taiwan: %s → %s', (source, text) => {
    expect(normalize(TAIWAN + source, knowledge).text).toBe(TAIWANESE + text)
  })

  test.each([
    ['推動數碼經濟與創科發展', '推动数字经济与创新科技发展'],
    ['電動的士達3 000輛', '电动出租车达3000辆'],
    ['興建30 000個公營房屋單位', '兴建30000个公共住房'],
    ['投資1 234 500元,2027 100', '投资1234500元,2027 100'],
    ['激發官兵的士氣', '激发官兵的士气'],
    ['首創科技成果', '首创科技成果'],
    ['人口流動與資金流動', '人口流动与资金流动'],
    ['支援中小企業及中小企', '支援中小企业及中小企业'],
    ['收入息差', '收入息差'],
  ])('in Hong Kong: %s → %s', (source, text) => {
    expect(normalize(HONG_KONG + source, knowledge).text).toBe(FROM_HONG_KONG + text)
  })

  test('each region has its own words', () => {
    expect(normalize(`${TAIWAN}公屋與屋苑`, knowledge).text).toBe(`${TAIWANESE}公屋与屋苑`)
    expect(normalize(`${HONG_KONG}捷運與專案`, knowledge).text).toBe(`${FROM_HONG_KONG}捷运与专案`)
    expect(normalize(`${TAIWAN}共30 000個`, knowledge).text).toBe(`${TAIWANESE}共30 000个`)
  })

  test('a traditional text from elsewhere keeps its words', () => {
    const source = '提升產品品質,公布資訊,多位數位專家組成專案組審議網絡規劃,為長者興建公屋,共30 000個'
    expect(normalize(source, knowledge).text).toBe(
      '提升产品品质,公布资讯,多位数位专家组成专案组审议网络规划,为长者兴建公屋,共30 000个',
    )
  })

  test('a simplified text is never touched', () => {
    const source = '网际网路、软体、硬体、伺服器、行动支付、最佳化,房委会、医管局、屋邨、遥距'
    expect(normalize(source, knowledge).text).toBe(source)
  })

  test('a word of another length maps back whole', () => {
    const { text, map } = normalize('網際網路、伺服器與軟體的最佳化', knowledge)
    expect(text).toBe('互联网、服务器与软件的优化')
    expect(map.toSource({ start: 1, end: 2 })).toEqual({ start: 0, end: 4 })
    expect(map.toSource({ start: 8, end: 9 })).toEqual({ start: 9, end: 10 })
    expect(map.toSource({ start: 11, end: 13 })).toEqual({ start: 12, end: 15 })
  })
})
