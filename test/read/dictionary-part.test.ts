import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partFor } from '../../src/read/dictionary-part.ts'
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
const whole = { words: readFileSync(files.userDict, 'utf8'), model: readFileSync(files.hmmDict, 'utf8') }

function cutWithPart(text: string): string[] {
  const { words, model } = partFor(text, whole)
  const userDict = createNamelessFile(words)!
  const hmmDict = createNamelessFile(model)!
  native.load({ ...files, userDict: userDict.path, hmmDict: hmmDict.path })
  userDict.close()
  hmmDict.close()
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
    const { words, model } = partFor('建成公共充电桩2.4万个', whole)
    expect(words).toMatch(/^充电 /m)
    expect(words).not.toMatch(/^医院 /m)
    expect(words.length).toBeLessThan(whole.words.length / 50)
    expect(model.split('\n').slice(0, 5)).toEqual(whole.model.split('\n').slice(0, 5))
    expect(model).toHaveLength(model.trimEnd().length + 1)
  })
})
