/** Phases that are run over all sentences, and those that are run when asked for. */
import { expect, it } from 'vitest'
import type { SentenceAnalysis } from '../../src/core/analysis.ts'
import type { Token } from '../../src/core/token.ts'
import { SentenceAnalyser, type Watch } from '../../src/match/analyser.ts'
import { createClassTable } from '../../src/match/class-table.ts'
import { bindPhases } from '../../src/match/engine.ts'
import type { RuleText } from '../../src/rules/load.ts'
import { askedPhase } from '../rules/support.ts'
import { phasesOf, tokensOf } from './support.ts'

function rule(phase: string, id: string, match: string, make = ''): RuleText {
  const own = `{id: ${id}, about: x, match: "${match}", ${make} examples: {match: [x], no-match: [y]}}`
  return { path: `${id}.yaml`, text: `topic: patterns\nphase: ${phase}\nrules: [${own}]` }
}

const phases = phasesOf(
  askedPhase,
  rule('make', 'made', 'a b', 'make: [pair],'),
  rule('find', 'found', 'pair'),
  rule('extra', 'asked', 'pair c'),
)
const table = createClassTable(phases)
const bound = bindPhases(phases, table)
const analyser = new SentenceAnalyser(bound, table)

function analysed(line: string, watch?: Watch): { sentence: SentenceAnalysis; tokens: Token[]; text: string } {
  const { tokens, text } = tokensOf(line, table)
  const span = { start: 0, end: text.length }
  const block = { ...span, kind: 'paragraph' as const, content: span, section: null, marker: '' }
  const given = { ...span, block, heading: false, tokens, silent: null }
  return { sentence: analyser.analyse(text, given, watch), tokens, text }
}

const mustNotLex = (): never => {
  throw new Error('the sentence has its tokens')
}

it('a phase run when asked for is not run over sentences that are read', () => {
  const steps = (): number => bound.find(({ phase }) => phase.name === 'extra')!.scanner.steps
  const before = steps()
  const { sentence, text } = analysed('a b c')
  expect(steps()).toBe(before)
  expect(Object.keys(sentence.matches)).toEqual(['take', 'find'])
  expect(sentence.matches['find']).toHaveLength(1)
  analyser.ask('extra', sentence, text, mustNotLex)
  expect(steps()).toBeGreaterThan(before)
})

it('it is run over the tokens that a sentence has kept', () => {
  const { sentence, text } = analysed('a b c')
  expect(analyser.ask('extra', sentence, text, mustNotLex)).toMatchObject([{ rule: 'asked', from: 0, to: 2 }])
  expect(analyser.ask('find', sentence, text, mustNotLex)).toEqual([])
})

it('it is run over the tokens of a sentence that has kept none, after all rewriting phases', () => {
  const { sentence, text } = analysed('d')
  const other = tokensOf('a b c', table)
  expect(sentence.tokens).toEqual([])
  expect(analyser.ask('extra', sentence, text, () => other.tokens)).toMatchObject([{ rule: 'asked', from: 0, to: 2 }])
})

it('who watches is told of it for every sentence, and finds the same sentence', () => {
  const seen: string[] = []
  const { sentence } = analysed('a b c', ({ phase, result }) =>
    seen.push([phase.name, ...result.matches.map((match) => match.rule)].join(' ')),
  )
  expect(seen).toEqual(['make made', 'take', 'find found', 'extra asked'])
  expect(sentence).toEqual(analysed('a b c').sentence)
})
