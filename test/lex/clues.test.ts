/** Sentences without clues are not cut into words: nothing may be lost by it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SentenceAnalysis } from '../../src/core/analysis.ts'
import { ASKED_CLASSES } from '../../src/core/clues.ts'
import type { SourceText } from '../../src/core/text.ts'
import type { Token } from '../../src/core/token.ts'
import { ruleset, pipeline, segmenter } from '../support/real.ts'
import { Pipeline } from '../../src/pipeline.ts'
import { readStatistics } from '../../src/read/resources.ts'
import { fixtureCases, sharedCases } from '../tools/cases.ts'
import { corpusFiles } from '../tools/corpus.ts'

/** Of the shared corpus, every so many documents. */
const EVERY = 12

const sourceOf = (text: string): SourceText => ({ name: '-', text, encoding: 'utf-8', format: 'text' })

function isAsked(token: Token): boolean {
  const classes = pipeline.classes.classesOf(token.sig)
  return (
    ASKED_CLASSES.some((name) => classes.includes(name)) ||
    [...(token.inner ?? []), ...(token.parts ?? [])].some(isAsked)
  )
}

const matchesOf = ({ matches, brackets }: SentenceAnalysis): unknown[] => [
  ...Object.values(matches).flat(),
  ...brackets.flatMap(matchesOf),
]

/** What stands in sentences without clues after all, and how many of them there are. */
function missed(text: string): { missed: unknown[]; silent: number } {
  const watched = pipeline.read(sourceOf(text), {}, () => {})
  const silent = watched.sentences.filter((sentence) => sentence.silent !== null)
  expect(silent.every(({ tokens }) => tokens.length > 0)).toBe(true)
  expect(pipeline.extract(sourceOf(text))).toEqual(watched.extraction)
  return {
    missed: silent.flatMap((sentence) => [...matchesOf(sentence), ...sentence.tokens.filter(isAsked)]),
    silent: silent.length,
  }
}

describe('sentences without clues', () => {
  const cases = [...fixtureCases(), ...sharedCases()].map(({ id, text }) => ({ id, text }))

  it.each(cases)('hold nothing that is asked for: $id', ({ text }) => {
    expect(missed(text).missed).toEqual([])
  })

  const files = corpusFiles().filter((_, index) => index % EVERY === 0)
  it.skipIf(files.length === 0)(
    'hold nothing in real reports, and are many (skipped without the shared documents)',
    () => {
      const found = files.map(({ path }) => missed(readFileSync(path, 'utf8')))
      expect(found.flatMap((each) => each.missed)).toEqual([])
      expect(found.reduce((sum, { silent }) => sum + silent, 0)).toBeGreaterThan(1000)
    },
  )

  it('are read again where something turns on a phase that is run when asked for', () => {
    const source = sourceOf('水务行动方案\n\n到2025年,泵站达到30座。水网更加完善。')
    const { extraction, sentences } = pipeline.read(source)
    const last = sentences.at(-1)!
    expect([last.tokens, last.silent === null]).toEqual([[], false])
    expect(extraction.goals.map(({ rule, statement }) => `${rule} ${statement}`)).toEqual([
      'goal.by-year 到2025年,泵站达到30座。',
      'goal.continued 水网更加完善。',
    ])
    const phases = ruleset.phases.map((phase) => (phase.when === 'asked' ? { ...phase, rules: [] } : phase))
    const without = new Pipeline({ ...ruleset, phases }, segmenter, '0', readStatistics)
    expect(without.extract(source).goals).toHaveLength(1)
  })

  it('are read where the rules can do without clues', () => {
    const open = new Pipeline({ ...ruleset, clues: null }, segmenter, '0', readStatistics)
    const text = '完善基层治理体系。优化营商环境。'
    const silentBy = (by: Pipeline): boolean[] =>
      by.read(sourceOf(text), {}, () => {}).sentences.map(({ silent }) => silent !== null)
    expect(silentBy(pipeline)).toEqual([true, true])
    expect(silentBy(open)).toEqual([false, false])
  })

  it('give the words of the vocabulary, longest first, and one word for all between them', () => {
    const { sentences } = pipeline.read(sourceOf('大力推进基层治理,不断完善社区服务。'))
    const [{ silent, tokens }] = sentences as [SentenceAnalysis]
    const texts = silent!.map((sig) => pipeline.classes.textOf(sig))
    expect(tokens).toEqual([])
    expect(texts).toContain('推进')
    expect(texts.some((text, at) => text === '' && texts[at - 1] === '')).toBe(false)
  })

  it('give the words that were cut, where a sentence has a clue and holds nothing all the same', () => {
    const text = '大力推进基层治理,主要指标好于预期。'
    const open = new Pipeline({ ...ruleset, clues: null }, segmenter, '0', readStatistics)
    const [{ silent, tokens }] = open.read(sourceOf(text)).sentences as [SentenceAnalysis]
    const [watched] = open.read(sourceOf(text), {}, () => {}).sentences as [SentenceAnalysis]
    expect(tokens).toEqual([])
    expect(watched.silent).toBe(null)
    const words = watched.tokens.flatMap(({ parts, ...token }) => parts ?? [token])
    expect(silent).toEqual(words.map(({ sig }) => sig))
  })
})
