import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, repairTexts } from './knowledge.ts'

/** Enough of a Taiwanese page to show what it is. */
const FRAME = '伺服器、計程車與硬體。'

const rules = parse(repairTexts()['taiwan.yaml']!) as {
  vocabulary: { words: Record<string, string>; markers: string[] }
}

describe('vocabulary of Taiwan', () => {
  test.each(Object.entries(rules.vocabulary.words))('%s → %s', (here, there) => {
    const { text, repairs } = normalize(FRAME + here, knowledge)
    expect(text).toBe(`服务器、出租车与硬件。${there}`)
    expect(repairs['vocabulary']).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['多數位於市區', '多数位于市区'],
    ['鼓勵創新創業', '鼓励创新创业'],
    ['加強投資訊息公開', '加强投资讯息公开'],
    ['章程式樣', '章程式样'],
    ['提升品質', '提升质量'],
  ])('in context: %s → %s', (source, text) => {
    expect(normalize(FRAME + source, knowledge).text).toBe(`服务器、出租车与硬件。${text}`)
  })

  test('a traditional text from elsewhere keeps its words', () => {
    const source = '提升產品品質,公布資訊,多位數位專家組成專案組審議網絡規劃'
    expect(normalize(source, knowledge).text).toBe('提升产品品质,公布资讯,多位数位专家组成专案组审议网络规划')
  })

  test('a simplified text is never touched', () => {
    const source = '网际网路、软体、硬体、伺服器、行动支付、最佳化'
    expect(normalize(source, knowledge).text).toBe(source)
  })

  test('a word of another length maps back whole', () => {
    const { text, map } = normalize('網際網路、伺服器與軟體的最佳化', knowledge)
    expect(text).toBe('互联网、服务器与软件的优化')
    expect(map.toSource({ start: 1, end: 2 })).toEqual({ start: 0, end: 4 })
    expect(map.toSource({ start: 8, end: 9 })).toEqual({ start: 9, end: 10 })
    expect(map.toSource({ start: 11, end: 13 })).toEqual({ start: 12, end: 15 })
  })

  test('the list is of a useful size', () => {
    expect(Object.entries(rules.vocabulary.words).filter(([here, there]) => here !== there).length).toBeGreaterThan(120)
  })
})
