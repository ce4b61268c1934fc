import { describe, expect, it } from 'vitest'
import { composeDictionary, parseDictionary, parseStatistic } from '../../src/build/dictionary.ts'
import { frequencyToStayWhole } from '../../src/build/frequency.ts'
import { partOfSpeech } from '../../src/lex/part-of-speech.ts'
import type { TagTable } from '../../src/core/tag-table.ts'

const MODEL = [
  '# remark',
  '-0.26 -3.14e+100 -3.14e+100 -1.46',
  ...Array.from({ length: 4 }, () => '-1 -1 -1 -1'),
  ...Array.from({ length: 4 }, () => '基:-1.23456,站:-2,鼎:-3'),
].join('\n')

const INSTALLED = parseDictionary(
  '基站 30 n\n基 500 n\n站 400 v\n的 9000 uj\n提 50 v\n档 20 n\n不 800 d\n低于 60 v\n鼎立 5 v\n',
)

function compose(seen: string, project: readonly string[] = []) {
  const files = composeDictionary({ seen: parseStatistic(seen), installed: INSTALLED, project, model: MODEL })
  const words = (name: 'jieba.dict.utf8' | 'user.dict.utf8'): Map<string, string> =>
    new Map(
      files[name]
        .trim()
        .split('\n')
        .map((line) => [line.split(' ')[0] ?? '', line]),
    )
  return { files, single: words('jieba.dict.utf8'), long: words('user.dict.utf8') }
}

describe('composing the dictionary', () => {
  it('keeps the words the corpus has, with the frequency and tag of the installed dictionary', () => {
    const { single, long } = compose('# remark\n基站 7\n基 2\n')
    expect(long.get('基站')).toBe('基站 30 n')
    expect(single.get('基')).toBe('基 500 n')
    expect(long.has('鼎立')).toBe(false)
  })

  it('keeps the sum of all frequencies, so that weights are those of the whole dictionary', () => {
    const { files } = compose('基站 7\n基 2\n')
    const total = [...INSTALLED.values()].reduce((sum, { frequency }) => sum + frequency, 0)
    const single = parseDictionary(files['jieba.dict.utf8'])
    expect([...single.values()].reduce((sum, { frequency }) => sum + frequency, 0)).toBe(total)
  })

  it('keeps function words apart from their neighbours, and drops glued words that hold one', () => {
    const { long } = compose('的 90\n提档 8\n提的 9\n提 1\n档 1\n')
    expect(long.has('的')).toBe(true)
    expect(long.has('提')).toBe(false)
    expect(long.has('提档')).toBe(true)
    expect(long.has('提的')).toBe(false)
  })

  it('gives project words the frequency that keeps them whole, and leaves out what is not wholly Chinese', () => {
    const { long } = compose('不 5\n低于 5\n', ['不低于', '5G基站', '达'])
    const frequency = Number(long.get('不低于')?.split(' ')[1])
    const total = [...INSTALLED.values()].reduce((sum, word) => sum + word.frequency, 0)
    expect(frequency).toBe(Math.floor((800 * 60) / total) + 1)
    expect([...long.keys()]).not.toContain('5G基站')
    expect(long.has('达')).toBe(true)
  })

  it('prunes the model to the characters of the words', () => {
    const rows = compose('基站 7\n').files['hmm_model.utf8'].trim().split('\n')
    expect(rows).toHaveLength(9)
    expect(rows[5]).toBe('基:-1.235,站:-2.000')
  })

  it('writes a table that gives every kept word its tag back', () => {
    const { files } = compose('基站 7\n基 2\n的 3\n提 1\n', ['不低于'])
    const tagOf = partOfSpeech(JSON.parse(Buffer.from(files['pos.utf16.json']).toString('utf16le')) as TagTable)
    expect(['基站', '基', '的', '提', '不低于', '鼎立', ''].map(tagOf)).toEqual(['n', 'n', 'uj', 'v', 'x', 'x', 'x'])
  })
})

describe('the frequency that keeps a word whole', () => {
  const words = new Map([
    ['不', { frequency: 1000 }],
    ['低', { frequency: 100 }],
    ['低于', { frequency: 50 }],
  ])
  it('beats the best cut by as little as possible', () => {
    expect(frequencyToStayWhole('不低于', words, 10_000)).toBe((1000 * 50) / 10_000 + 1)
  })
  it('does not count the word itself', () => {
    expect(frequencyToStayWhole('低于', words, 10_000)).toBe(1)
  })
})
