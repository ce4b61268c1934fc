import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import type { SourceText } from '../../src/core/text.ts'
import { expectLinear } from '../support/linear.ts'
import { pipeline } from '../support/real.ts'
import { broken } from './invariants.ts'

/** Pieces that policy texts are made of, and some that break things. */
const PIECES = [
  '到2023年',
  '“十四五”期间',
  '"十四五"',
  '2021—2023年',
  '今年',
  '年底',
  '建成',
  '新增',
  '提高到',
  '分别达到',
  '控制在',
  '由',
  '牵头',
  '负责',
  '5G基站',
  '高新技术企业',
  '增长率',
  '占比',
  '市教委',
  '各区人民政府',
  '责任单位:',
  '(责任单位:',
  ')',
  '配合单位:',
  '逗号前为牵头单位,下同',
  '5万个',
  '1.3万亿斤',
  '10%',
  '3—5个',
  '二十',
  '百分之八',
  '近七成',
  '翻一番',
  '余',
  '以上',
  '左右',
  '以内',
  '个百分点',
  '吨/日',
  '多',
  '一、',
  '(一)',
  '1.',
  '(1)',
  '——',
  '▷',
  '一是',
  '第一章',
  '目标',
  '主要目标',
  '附件',
  '来源:',
  '上一篇',
  '网站地图',
  '%',
  '、',
  '和',
  ',',
  '。',
  ';',
  ':',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u3000',
  '\u00a0',
  '(',
  '（',
  '「',
  '“',
  '”',
  '"',
  '《',
  '【',
  '[',
  '聯',
  '聯(lián)',
  '網際網路',
  '１２３',
  '％',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '😀',
  '𠮷',
  '\0',
  '\u001B[31m',
  '\u200B',
  '\u202E',
  '<script>',
  '__proto__',
  'constructor',
  '---\ndate: 2021-05-01\n---\n',
  '#',
  '| a | b |',
]

const sourceOf = (text: string): SourceText => ({ name: 'text', text, encoding: 'utf-8', format: 'text' })

const arbitraryText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 30 })
    .map((parts) => parts.join('')),
)

/** Sentences with records in them, between damaged places and characters with their readings, on one traditional page. */
const repairedText = fc
  .array(
    fc.constantFrom(
      '到2025年,建成5G基站5萬個以上。',
      '城鎮新增就業3萬人,失業率控制在5.5%以內。',
      '(責任單位:市發展改革委)',
      '互聯(lián)網、動(dòng)力和標(biāo)準。',
      '確保??煽己诵院涂刹僮餍?。',
      '為確?!缎袆?dòng)方案》落地,',
      '發(fā)展?jié)摿屯顿Y活力,',
      '\n',
      '新建?300個站點,',
    ),
    { minLength: 3, maxLength: 24 },
  )
  .map((parts) => parts.join(''))

test('in a repaired text too, every span holds what its record says', { timeout: 240_000 }, () => {
  let repaired = 0
  fc.assert(
    fc.property(repairedText, (text) => {
      const { extraction, normalized } = pipeline.read(sourceOf(text))
      if (Object.keys(extraction.document.repairs).some((kind) => kind.startsWith('shift'))) repaired++
      for (const { span, text: said } of [...extraction.indicators, ...extraction.goals, ...extraction.assignments]) {
        expect(text.slice(span.start, span.end)).toHaveLength(span.end - span.start)
        const { start, end } = normalized.map.fromSource(span)
        expect(normalized.text.slice(start, end)).toContain(said)
      }
    }),
    { numRuns: 200 },
  )
  expect(repaired).toBeGreaterThan(50)
})

test('no text makes it fail, and every extraction keeps its promises', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const extraction = pipeline.extract(sourceOf(text))
      expect(broken(text, extraction)).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

test.each(['', ' ', '\n', '\uD800', '\0', '一', '5', '(', '。'])('%j has nothing in it, and says so', (text) => {
  const extraction = pipeline.extract(sourceOf(text))
  expect(extraction).toMatchObject({
    goals: [],
    indicators: [],
    assignments: [],
    diagnostics: [{ code: 'nothing-found' }],
  })
})

test.each([
  '一',
  '万亿',
  '1.',
  '(',
  '“',
  '、',
  '名',
  '5万个以上',
  '建成5个',
  '分别达到5%、',
  '(责任单位:市教委)',
  '由市教委牵头',
  '一、',
  '聯(lián)',
  '\n',
])('%j over and over takes time in proportion, and keeps the promises', (piece) => {
  const read = (length: number): Extraction => pipeline.extract(sourceOf(piece.repeat(length / piece.length)))
  expectLinear(read, 2500, 20_000)
  const text = piece.repeat(20_000 / piece.length)
  expect(broken(text, read(20_000))).toEqual([])
})
