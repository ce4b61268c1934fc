import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSegmenter } from '../../src/lex/segmenter.ts'
import { loadCutter, readTagTable } from '../../src/read/segmenter.ts'

const NO_TAGS = { byLength: {}, tags: [] }

describe('a segmenter made of a cutter', () => {
  it('never hands over lone surrogates and gives them back in place', () => {
    const handed: string[] = []
    const segmenter = createSegmenter((text) => (handed.push(text), [...text]), NO_TAGS)
    expect(segmenter.cut('a\uD800b')).toEqual(['a', '\uD800', 'b'])
    expect(handed).toEqual(['a\uFFFDb'])
  })

  it('divides long texts at punctuation, or between characters where there is none', () => {
    const handed: string[] = []
    const segmenter = createSegmenter((text) => (handed.push(text), [text]), NO_TAGS, 5)
    segmenter.cut('一二三。四五六七八九𠮷')
    expect(handed).toEqual(['一二三。', '四五六七八', '九𠮷'])
    handed.length = 0
    segmenter.cut('一二三四𠮷五')
    expect(handed).toEqual(['一二三四', '𠮷五'])
  })

  it('refuses a cutter that loses characters', () => {
    const segmenter = createSegmenter((text) => [text.slice(1)], NO_TAGS)
    expect(() => segmenter.cut('基站')).toThrow('returned 1 of 2')
  })
})

describe('the native segmenter with the project dictionary', () => {
  const segmenter = createSegmenter(loadCutter(), readTagTable())

  it('returns exactly the characters it was given', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'建成5G基站。 \n\0\uFEFF\uD83D(a1的'),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
    })
    fc.assert(
      fc.property(anyText, (text) => {
        expect(segmenter.cut(text).join('')).toBe(text)
      }),
      { numRuns: 2000 },
    )
    const long = '建成5G基站不低于五万个、'.repeat(3000)
    expect(segmenter.cut(long).join('')).toBe(long)
  })

  it.each([
    ['新建公共充电桩不低于', ['新建', '公共', '充电', '桩', '不低于']],
    ['建设数字化车间和智能工厂', ['建设', '数字化', '车间', '和', '智能', '工厂']],
    ['推动经济社会高质量发展', ['推动', '经济社会', '高质量', '发展']],
  ])('%s', (text, words) => {
    expect(segmenter.cut(text)).toEqual(words)
  })

  it('knows parts of speech', () => {
    expect(['建成', '车间', '的', '天津', '𠮷𠮷'].map((word) => segmenter.partOfSpeech(word))).toEqual([
      'v',
      'n',
      'uj',
      'ns',
      'x',
    ])
  })

  it('keeps a word of user rules whole once it is told', () => {
    const word = '滨城数智谷'
    expect(segmenter.cut(`打造${word}`)).not.toContain(word)
    loadCutter([word, '不低于', '5G'])
    expect(segmenter.cut(`打造${word}`)).toContain(word)
  })
})
