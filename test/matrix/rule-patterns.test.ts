import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../src/extractor.ts'
import { expectLinear } from '../support/linear.ts'

/** Patterns for which a backtracking engine needs exponential or cubic time on texts that almost match. */
const PATTERNS: readonly string[] = [
  "('甲'{1,20}){1,20} '乙'",
  "('甲' | '甲'){1,20} '乙'",
  "('甲' | '甲' '甲'){1,20} '乙'",
  "('甲'?){1,20} '甲'{1,20} '乙'",
  "'甲'{0,20} '甲'{0,20} '甲'{0,20} '乙'",
  "(('甲'{1,8}){1,8}){1,8} '乙'",
  "word{0,20} '乙' word{0,20} '丙'",
  "word{0,20} word{0,20} word{0,20} '丙'",
  "(word{1,4} '甲'){1,8} '丙'",
  "('甲' word?){1,20} '丙'",
  "word{0,20} word{0,20} '丙'",
  "([word]{1,20} [word]{1,20}){1,8} '丙'",
]

/** Regular expressions of outline rules that V8 would take for ever to give up on. */
const EXPRESSIONS: readonly string[] = [
  '^(?:甲{1,20}){1,20}乙$',
  '^(?:甲|甲甲){1,40}乙$'.replace('甲甲', '甲{1,2}'),
  '^(?:[甲-龥]{1,10}、?){1,20}局$',
  '^(?:(?:甲{0,9}){0,9}){0,9}乙$',
  '^.{0,400}甲.{0,400}甲.{0,400}甲.{0,400}乙$',
  '^(?:甲?){1,60}甲{1,60}乙$',
  '^(?:.{1,40}){1,40}乙$',
  '^(?:甲{2,5}|.{1,3}){2,30}乙$',
]

const text = (length: number): string => `${'甲'.repeat(length)}。\n`.repeat(4)

describe.each(PATTERNS)('the pattern %s', (match) => {
  test('takes time linear in the text', { timeout: 60_000 }, async () => {
    const rule = `topic: patterns\nphase: quantity\nrules:\n  - id: own.slow\n    about: A slow one.\n    match: ${JSON.stringify(match)}\n    make: [quantity]\n    examples: {match: [甲乙丙], no-match: [丁]}\n`
    const extractor = await createExtractor({ rules: [{ path: 'own.yaml', text: rule }], extend: true })
    expectLinear((length) => extractor.extract(text(length)), 2_000, 20_000)
  })
})

describe.each(EXPRESSIONS)('the regular expression %s', (pattern) => {
  test('is refused with its place', async () => {
    const rule = `topic: outline\nskips:\n  - reason: own\n    lines: ['${pattern}']\n`
    const failure: unknown = await createExtractor({ rules: [{ path: 'own.yaml', text: rule }], extend: true }).catch(
      (error: unknown) => error,
    )
    const problems = failure instanceof AggregateError ? (failure.errors as unknown[]) : [failure]
    expect(problems).toContainEqual(
      expect.objectContaining({ message: expect.stringMatching(/may take very long/) as string, path: 'own.yaml' }),
    )
  })
})
