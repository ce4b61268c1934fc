import { expect, it } from 'vitest'
import type { Token } from '../../src/core/token.ts'
import { createClassTable } from '../../src/match/class-table.ts'
import { bindPhases } from '../../src/match/engine.ts'
import { runExamples } from '../../src/match/examples.ts'
import { phasesOf } from './support.ts'

/** Runs examples written as YAML for a rule over one-letter tokens, each of the class of its letter; digits are numbers. */
function failures(examples: string): string[] {
  const text = [
    'topic: patterns',
    'phase: make',
    'rules:',
    '  - {id: pair, about: x, match: "number@n b", make: [pair], inherit: n, set: {word: $n}, examples: {match: [1b], no-match: [b]}}',
  ].join('\n')
  const later = [
    'topic: patterns',
    'phase: find',
    'rules:',
    `  - {id: two, about: x, match: "pair@p c?@rest", in: [item], set: {amount: $p.amount}, examples: ${examples}}`,
  ].join('\n')
  const compiled = phasesOf({ path: '1.yaml', text }, { path: '2.yaml', text: later })
  const table = createClassTable(compiled)
  const phases = bindPhases(compiled, table)
  const token = (letter: string, start: number): Token => {
    const digit = letter >= '0' && letter <= '9'
    return {
      start,
      end: start + 1,
      text: letter,
      sig: table.signature([digit ? 'number' : letter]),
      ...(digit && { fields: { amount: Number(letter) } }),
    }
  }
  const tokenize = (line: string): Token[][] => [[...line].map(token)]
  return runExamples(phases, tokenize).map(
    (failure) => `${failure.path}:${failure.line} ${failure.rule} ${failure.text}: ${failure.message}`,
  )
}

it('has nothing to say when all examples come out as written', () => {
  expect(
    failures(
      '{match: [1b, {text: a3bc, gives: {amount: 3, rest: c}}, {text: 1b, gives: {rest: null}}], no-match: [ab, {text: 1b, in: heading}, {text: 1b, gives: {amount: 2}}]}',
    ),
  ).toEqual([])
})

it.each([
  ['{match: [ab], no-match: [c]}', 'ab: should match, but does not'],
  ['{match: [1b], no-match: [a1b]}', 'a1b: should not match, but does: 1b'],
  ['{match: [{text: 1b, gives: {amount: 2}}], no-match: [c]}', '1b: matches, but gives amount: 1 instead of 2'],
  ['{match: [{text: 1b, gives: {rest: c}}], no-match: [c]}', '1b: matches, but gives rest: null instead of "c"'],
])('%s', (examples, failure) => {
  expect(failures(examples)).toEqual([`2.yaml:4 two ${failure}`])
})
