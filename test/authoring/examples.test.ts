import { expect, it } from 'vitest'
import { testRules } from '../../src/authoring/examples.ts'
import { benchWith } from './support.ts'

const { pipeline } = benchWith(
  'topic: patterns',
  'phase: context',
  'rules:',
  '  - id: own.right',
  '    about: x',
  '    match: "\'新建\' quantity"',
  '    examples: {match: [新建5个, 新建一万个], no-match: [5个, 新建]}',
  '  - id: own.wrong',
  '    about: x',
  '    match: "word measure@m"',
  '    examples:',
  '      match:',
  '        - 有5个',
  '        - 5个',
  '        - {text: 有6个, gives: {m: 5个}}',
  '      no-match:',
  '        - 五个',
  '        - 建7个',
)

it('says nothing of rules whose examples come out as written, in all forms', () => {
  const { missing, noisy, skipped, ...counts } = testRules(pipeline, ({ id }) => id === 'own.right')
  expect({ missing, noisy, skipped }).toEqual({ missing: [], noisy: [], skipped: [] })
  expect(counts.rules).toBe(1)
  expect(counts.runs).toBeGreaterThan(counts.examples)
})

it('tells what is missing apart from what is noisy, each once, with the line of the example', () => {
  const { missing, noisy } = testRules(pipeline, ({ id }) => id === 'own.wrong')
  expect(missing.map(({ line, text, form, message }) => `${line} ${text} (${form}) ${message}`)).toEqual([
    '14 5个 (as written) should match, but does not',
    '15 有6个 (as written) matches, but gives m: "6个" instead of "5个"',
  ])
  expect(noisy.map(({ line, text, message }) => `${line} ${text} ${message}`)).toEqual([
    '18 建7个 should not match, but does: 建7个',
  ])
})

it('sets aside a traditional form that does not come back; a full-width one is missing', () => {
  const damaged = {
    phases: pipeline.phases,
    sentencesOf: (text: string) => pipeline.sentencesOf(text),
    normalize: (text: string) => ({ ...pipeline.normalize(''), text }),
  }
  const { missing, noisy, skipped } = testRules(damaged, ({ id }) => id === 'own.right')
  expect(missing.map(({ text, form }) => `${text} (${form})`)).toEqual(['新建5个 (full width)'])
  expect(noisy).toEqual([])
  expect(skipped.map(({ line, text, form, normalized }) => `${line} ${text} (${form}) ${normalized}`)).toEqual([
    '7 新建5个 (traditional) 新建5個',
    '7 新建一万个 (traditional) 新建一萬個',
  ])
})
