import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/core/token.ts'
import { pipeline } from '../support/real.ts'
import { isA, tokensOf } from './support.ts'

const SHAPES = ['bracket', 'quoted', 'titled', 'date', 'measure', 'punct']

/** A text as its tokens, brackets and quotations opened: `建成(bracket: 5个)`. */
function shape(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      const kind = SHAPES.find((name) => isA(token, name))
      return token.inner ? `<${kind} ${shape(token.inner)}>` : token.text
    })
    .join('|')
}

describe('brackets and quotation marks', () => {
  test.each([
    ['(科技局)', '<bracket 科技局>'],
    ['(a(b)c)', '<bracket a|<bracket b>|c>'],
    ['“双千”', '<quoted 双千>'],
    ['"双千"', '<quoted 双千>'],
    ['《规划》', '<titled 规划>'],
    ['《关于〈规划〉》', '<titled 关于|<titled 规划>>'],
    ['[科技局]', '<bracket 科技局>'],
    ['(“双千”)', '<bracket <quoted 双千>>'],
  ])('%s', (text, expected) => {
    expect(shape(tokensOf(text))).toBe(expected)
  })

  test.each([
    ['(没有', '(|没有'],
    ['没有)', '没有|)'],
    ['“没有', '“|没有'],
    ['没有”', '没有|”'],
    ['"没有', '"|没有'],
    ['()', '(|)'],
    ['“”', '“|”'],
    ['(5个]', '(|5个|]'],
    ['((5个)', '(|<bracket 5个>'],
  ])('unmatched: %s', (text, expected) => {
    expect(shape(tokensOf(text))).toBe(expected)
  })

  test('a mark is what the lexicon says of it, too', () => {
    const [mark] = tokensOf('≥')
    expect(mark).toMatchObject({ text: '≥', fields: { comparator: '>=' } })
    expect(isA(mark!, 'punct') && isA(mark!, 'bound.at-least.before')).toBe(true)
  })

  test('a quotation is words, no sentence', () => {
    expect(shape(tokensOf('“今年,要”'))).toBe('“|今年|,|要|”')
  })

  test('straight quotes pair up in order', () => {
    const quoted = tokensOf('"双千"和"双百"').filter((token) => isA(token, 'quoted'))
    expect(quoted.map(({ text }) => text)).toEqual(['"双千"', '"双百"'])
  })
})

/** Every token's text stands at its offsets, tokens do not overlap, and what lies between is white space. */
function holes(text: string, tokens: readonly Token[], start: number, end: number): string[] {
  const found: string[] = []
  let at = start
  for (const token of tokens) {
    if (text.slice(token.start, token.end) !== token.text) found.push(`text at ${token.start}`)
    if (token.start < at || token.end <= token.start || token.end > end) found.push(`order at ${token.start}`)
    if (/\S/.test(text.slice(at, token.start))) found.push(`lost ${text.slice(at, token.start)}`)
    if (token.inner) found.push(...holes(text, token.inner, token.start + 1, token.end - 1))
    at = token.end
  }
  if (/\S/.test(text.slice(at, end))) found.push(`lost ${text.slice(at, end)}`)
  return found
}

const alphabet = [
  ...'0123456789.,-—~至到个元家%年月日底吨/每人次万亿千百十一二三两〇余多第几号线期以上内"“”‘’()（）《》[]【】，。;:\n\r \u3000GIPv5+x×·\uD83D\uD800',
]

test('tokens tile any text, in order, with their own offsets', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const tokens = pipelineTokens(text)
      expect(holes(text, tokens, 0, text.length)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

function pipelineTokens(text: string): readonly Token[] {
  return pipeline.tokenize(text, { start: 0, end: text.length })
}
