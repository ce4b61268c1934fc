import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { damage } from '../support/damage.ts'
import { knowledge, statistics } from './knowledge.ts'

/** Enough of a traditional page to show what it is, with two characters annotated throughout. */
const FRAME = '為貫徹實施國務院關於節(jié)能、推動(dòng)數據產業的決定,'

function repaired(source: string) {
  return normalize(source, knowledge, { statistics })
}

describe('bytes cut across characters', () => {
  test.each([
    ['確??煽己诵院涂刹僮餍?;同時', '确保可考核性和可操作性;同时', 'probable'],
    ['為確?!缎袆?dòng)方案》落實', '为确保《行动方案》落实', 'certain'],
    ['激發社會資本發展?jié)摿屯顿Y活力。', '激发社会资本发展潜力和投资活力。', 'probable'],
  ])('%s → %s', (source, text, tier) => {
    const { text: whole, doubtful, map } = repaired(FRAME + source)
    expect(whole.slice(whole.indexOf('决定,') + 3)).toBe(text)
    expect(doubtful.map((repair) => repair.tier)).toEqual([tier])
    const { start, end } = doubtful[0]!
    const at = whole.length - 1
    expect(map.toSource({ start: at, end: at + 1 }).end).toBe(FRAME.length + source.length)
    expect(source.slice(start - FRAME.length, end - FRAME.length)).toMatch(/^\?.*[?)Y]$/)
  })

  test.each([
    ['between the bytes of a run', '灌區(qū)用水總?cè)藬?shù)9.6萬人次。', '灌区用水总人数9.6万人次。'],
    ['between the bytes of one character', '東湖日?qǐng)?bào)網(wǎng)訊', '东湖日报网讯'],
  ])('readings that stand %s tell what they were', (_, source, text) => {
    const { text: whole } = repaired(FRAME + source)
    expect(whole.slice(whole.indexOf('决定,') + 3)).toBe(text)
  })

  test('readings that fit no bytes leave the place as it is', () => {
    expect(repaired(`${FRAME}東湖日?hǎo)?bào)網(wǎng)訊`).text).toContain('日?hǎo)?bào)')
  })

  test('without statistics the place stays as it is', () => {
    const source = '確??煽己诵院涂刹僮餍?;同時'
    expect(normalize(source, knowledge, { script: 'Hans' }).text).toBe(source)
  })

  test('statistics are asked for only where a place is suspicious', () => {
    const never = (): never => {
      throw new Error('asked for')
    }
    const clean = '建成5G基站6.7万个以上?各区人民政府负责。'
    expect(normalize(clean, knowledge, { statistics: never }).text).toBe(clean)
    expect(() => normalize('确??煽己诵院', knowledge, { statistics: never })).toThrow('asked for')
  })

  test.each([
    '如何保障质量?!各部门要加强环境保护工作。',
    '这是为什么??我们要加快推进基础设施建设。',
    '打造“最美中国?绿色生态”品牌,推进乡村振兴。',
    '1.?集中力量大力发展制造业。加快建设产业园区。',
    '你怎么看?;大家都说好,推进改革创新发展。',
  ])('an honest mark stays: %s', (source) => {
    expect(repaired(source)).toMatchObject({ text: source, repairs: {} })
  })
})

describe('numbers', () => {
  test.each([
    ['到2025年,规模以上工业企业实现环保200家以上,新增就业30万人。'],
    ['支持科研院校开展合作,培育百强企业20家,确保可再生能源占比达到二十五。'],
    ['完善生态环境保护机制,治理率达到90%以上,确保《规划》提出的三项任务完成。'],
  ])('no repair brings a number that rests on a guess: %s', (clean) => {
    for (const privateUse of ['kept', 'lost'] as const) {
      const { text, origins } = damage(clean, { privateUse })
      const numbers = new Set(knowledge.shift.numbers)
      for (const { start, end, text: put } of repaired(text).doubtful) {
        const from = Math.min(...origins.slice(start, end).map((origin) => origin.start))
        const to = Math.max(...origins.slice(start, end).map((origin) => origin.end))
        const there = Array.from(put)
          .filter((one) => numbers.has(one))
          .join('')
        const truth = Array.from(clean.slice(from, to)).filter((one) => numbers.has(one))
        expect(truth.join('')).toContain(there)
      }
    }
  })

  test('a question mark that may have swallowed a digit becomes unreadable on a damaged page', () => {
    const source = `${FRAME}為確?!缎袆?dòng)方案》落實,場景達到?00個。`
    const { text, repairs } = repaired(source)
    expect(text).toContain('场景达到\uFFFD00个')
    expect(repairs).toMatchObject({ 'shift.certain': 1, 'shift.unreadable': 1 })
    expect(repaired('场景达到?00个。').text).toBe('场景达到?00个。')
  })
})
