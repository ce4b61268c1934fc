import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeIndex } from '../../src/core/dictionary-index.ts'
import { type Indexed, partFor } from '../../src/read/dictionary-part.ts'
import { createNamelessFile } from '../../src/read/nameless-file.ts'
import { resourcePath } from '../../src/read/resources.ts'
import { PROJECT } from '../tools/cases.ts'
import { corpusFiles } from '../tools/corpus.ts'

interface Native {
  load(files: Readonly<Record<string, string>>): void
  cut(text: string, model: boolean): string[]
}

const native = createRequire(import.meta.url)('nodejieba') as Native
const files = {
  dict: resourcePath('dict/jieba.dict.utf8'),
  hmmDict: resourcePath('dict/hmm_model.utf8'),
  userDict: resourcePath('dict/user.dict.utf8'),
  idfDict: resourcePath('dict/idf.utf8'),
  stopWordDict: resourcePath('dict/stop_words.utf8'),
}
const whole = { characters: indexed(files.dict), words: indexed(files.userDict), model: indexed(files.hmmDict) }

function indexed(path: string): Indexed {
  return {
    text: readFileSync(path, 'latin1'),
    index: decodeIndex(readFileSync(`${path}.index`), endianness() === 'BE'),
  }
}

function cutWithPart(text: string): string[] {
  const { characters, words, model } = partFor(text, whole)
  const [dict, userDict, hmmDict] = [characters, words, model].map((bytes) =>
    createNamelessFile(Buffer.from(bytes, 'latin1'))!,
  )
  native.load({ ...files, dict: dict!.path, userDict: userDict!.path, hmmDict: hmmDict!.path })
  for (const file of [dict, userDict, hmmDict]) file!.close()
  return native.cut(text.toWellFormed(), true)
}

function texts(): readonly string[] {
  const seeds = join(PROJECT, 'seeds')
  const own = readdirSync(seeds).filter((name) => name.endsWith('.txt'))
  // Some texts of the corpus where it is present: each costs a dictionary.
  const corpus = corpusFiles().filter((_, index) => index % 24 === 0)
  const short = ['', 'a', '5G', '一', '打造滨城数智谷', '\uD800', '𠮷𠮷']
  const long = [...own.map((name) => join(seeds, name)), ...corpus.map(({ path }) => path)].map((path) =>
    readFileSync(path, 'utf8').slice(0, 20_000),
  )
  return [...short, ...long]
}

describe.runIf(process.platform === 'linux')('the part of the dictionary that a text can need', () => {
  it('cuts the text as the whole dictionary does', () => {
    const all = texts()
    const parts = all.map(cutWithPart)
    native.load(files)
    for (const [index, text] of all.entries())
      expect(parts[index]!.join('|')).toBe(native.cut(text.toWellFormed(), true).join('|'))
  })

  it('is small for a short text, and keeps the frame of the model', () => {
    const { characters, words, model } = partOf('建成公共充电桩2.4万个')
    expect(words).toMatch(/^充电 /m)
    expect(words).not.toMatch(/^医院 /m)
    expect(words.length).toBeLessThan(whole.words.text.length / 50)
    expect(characters).toMatch(/^桩 /m)
    expect(characters).not.toMatch(/^医 /m)
    expect(model.split('\n').slice(0, 5)).toEqual(whole.model.text.split('\n').slice(0, 5))
    expect(model).toHaveLength(model.trimEnd().length + 1)
  })

  it('leaves the sum of frequencies and the least of them as they are, which weigh characters', () => {
    const frequencies = [whole.characters.text, partOf('充电桩').characters].map((text) =>
      [...text.matchAll(/ (\d+) /g)].map(([, frequency]) => Number(frequency)),
    )
    const [all, part] = frequencies.map((list) => [list.reduce((sum, one) => sum + one), Math.min(...list)])
    expect(part).toEqual(all)
  })

  it('is refused where an index is not that of its file', () => {
    const torn = { ...whole.words, text: whole.words.text.slice(1) }
    expect(() => partFor('充电桩', { ...whole, words: torn })).toThrow('its index')
  })
})

function partOf(text: string): Record<'characters' | 'words' | 'model', string> {
  const { characters, words, model } = partFor(text, whole)
  const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')
  return { characters: utf8(characters), words: utf8(words), model: utf8(model) }
}
