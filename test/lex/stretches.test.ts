import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSegmenter } from '../../src/lex/segmenter.ts'
import { loadCutter, readTagTable } from '../../src/read/segmenter.ts'

const NO_TAGS = { byLength: {}, tags: [] }
const cutter = loadCutter()

describe('stretches cut together', () => {
  it('give the words that each gives alone', () => {
    const segmenter = createSegmenter(cutter, readTagTable())
    const short = createSegmenter(cutter, readTagTable(), 12)
    const stretch = fc.string({
      unit: fc.constantFrom(...'建成公共充电桩推动经济社会高质量发展的和𠮷\uD842', '智能工厂', '数字化'),
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), (parts) => {
        const text = parts.join('5')
        let at = 0
        const stretches = parts.map((part) => {
          const span = { start: at, end: at + part.length }
          at = span.end + 1
          return span
        })
        const apart = parts.flatMap((part) => segmenter.cut(part))
        expect(segmenter.cutEach(text, stretches)).toEqual(apart)
        expect(short.cutEach(text, stretches).join('')).toBe(parts.join(''))
      }),
      { numRuns: 500 },
    )
  })

  it('are handed over in one call as long as they are short enough together', () => {
    const handed: string[] = []
    const segmenter = createSegmenter((text) => (handed.push(text), text.split(/(\n)/u)), NO_TAGS, 7)
    const spans = [0, 2, 4, 6].map((start) => ({ start, end: start + 2 }))
    expect(segmenter.cutEach('一二三四五六七八', spans)).toEqual(['一二', '三四', '五六', '七八'])
    expect(handed).toEqual(['一二\n三四', '五六\n七八'])
  })

  it('tell of the text they are from, so that a dictionary for it serves them all', () => {
    const texts: string[] = []
    const segmenter = createSegmenter((text, within) => (texts.push(within), text.split(/(\n)/u)), NO_TAGS, 7)
    segmenter.cutEach('一二三四五六七\uD842', [
      { start: 0, end: 6 },
      { start: 4, end: 8 },
    ])
    segmenter.cutEach('一二三四五六七\uD842', [{ start: 2, end: 4 }])
    expect(texts).toEqual(['一二三四五六七\uD842', '一二三四五六七\uD842', '一二三四五六七\uD842'])
  })

  it('are refused when the cutter loses characters', () => {
    const segmenter = createSegmenter((text) => [text.slice(1)], NO_TAGS)
    expect(() => segmenter.cutEach('基站车间', [{ start: 0, end: 2 }])).toThrow('returned 1 of 2')
  })
})
