import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, statistics } from './knowledge.ts'

/** Whatever the rules mention, beside ordinary and broken characters: pieces that set off every transform and their seams. */
const pieces = fc.oneof(
  fc.constantFrom(...knowledge.script.traditional),
  fc.constantFrom(...knowledge.script.simplified),
  fc.constantFrom(...Object.keys(knowledge.script.phrases)),
  fc.constantFrom(
    ...knowledge.vocabularies.flatMap(({ words }) => Object.keys(words)),
    '遙距',
    '屋邨',
    '醫管局',
    '公營房屋',
    '30 000',
    '網際網路',
    '伺服器',
    '計程車',
    '硬體',
    '程',
    '式',
  ),
  fc.constantFrom(...Object.values(knowledge.fold.characters).flatMap((table) => Object.keys(table))),
  fc.constantFrom('(lián)', '（lián）', '( lián', 'lián', 'a\u0301', '(n', '\u030C)', 'ｌ', 'ǖ', '(', ')', '（', '）'),
  fc.constantFrom(
    '\uF900',
    '\u2F00',
    '⻓',
    '\u{2F800}',
    '\u{20B9F}',
    '\uD842',
    '\uDFB7',
    '\uFFFD',
    '\uE5E5',
    '〇',
    '⿰',
  ),
  fc.constantFrom(
    '乾',
    '著',
    '覆',
    '蓋',
    '批',
    '後',
    '於',
    '昇',
    '發展',
    '2023年',
    '\n',
    '\r\n',
    ' ',
    'PUE',
    '薴',
    '苧',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
/** Damaged places, whole and in part, and what is like them. */
const damage = fc.constantFrom(
  '?',
  '？',
  '?!',
  '??煽己诵院涂刹僮餍?;',
  '?!缎袆?dòng)方案》',
  '展?jié)摿屯顿Y活力',
  '節(jié)',
  '動(dòng)',
  '5',
  '000个',
  '煽己诵院',
  '確',
  '確保可考核',
  '基 站',
  '政 府 工 作',
  '(fa)',
  '關(guan) 於(yu) ',
  '业(yè)',
  '标(biāo)',
  '長(cháng)',
  '長(zhǎng)',
  '联(lián)',
  '發(fa) 展(zhan) 數(shu) 據(ju) ',
)
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: pieces }, { weight: 1, arbitrary: damage }), { maxLength: 40 })
  .map((parts) => parts.join(''))
const runs = { numRuns: 1000 }

describe('normalization', { timeout: 120_000 }, () => {
  test('is idempotent', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text } = normalize(source, knowledge, { statistics })
        const again = normalize(text, knowledge, { statistics })
        expect(again.text).toBe(text)
        expect(again.repairs).toEqual({})
      }),
      runs,
    )
  })

  test('every character maps back to characters, in order, within the source', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, map } = normalize(source, knowledge, { statistics })
        let previous = { start: 0, end: 0 }
        for (let at = 0; at < text.length; at++) {
          const origin = map.toSource({ start: at, end: at + 1 })
          expect(origin.end).toBeGreaterThan(origin.start)
          expect(origin.start).toBeGreaterThanOrEqual(previous.start)
          expect(origin.end).toBeGreaterThanOrEqual(previous.end)
          expect(origin.end).toBeLessThanOrEqual(source.length)
          if (origin.start < previous.end) expect(origin).toEqual(previous)
          previous = origin
        }
        const whole = map.toSource({ start: 0, end: text.length })
        if (text !== '') expect(whole.end).toBe(previous.end)
      }),
      runs,
    )
  })

  test('a character nobody knows anything of maps to itself', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const source = `${before}☃${after}`
        const { text, map } = normalize(source, knowledge, { statistics })
        for (let at = text.indexOf('☃'); at >= 0; at = text.indexOf('☃', at + 1)) {
          const { start, end } = map.toSource({ start: at, end: at + 1 })
          expect(source.slice(start, end)).toBe('☃')
        }
      }),
      runs,
    )
  })
})
