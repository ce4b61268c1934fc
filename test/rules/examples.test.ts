import { describe, expect, test } from 'vitest'
import { normalized, pipeline, ruleset } from '../support/real.ts'

const rules = ruleset.phases.flatMap((phase) => phase.rules)

describe('the examples beside the built-in rules', () => {
  test('every rule has one that matches and one that does not', () => {
    const bare = rules.filter(({ examples }) => examples.match.length === 0 || examples.noMatch.length === 0)
    expect(rules.length).toBeGreaterThan(50)
    expect(bare.map(({ id, path, line }) => `${path}:${line} ${id}`)).toEqual([])
  })

  test('all are written as normalized text', () => {
    const odd = rules.flatMap(({ path, line, examples }) =>
      [...examples.match, ...examples.noMatch]
        .filter(({ text }) => normalized(text, 'Hans').text !== text)
        .map(({ text }) => `${path}:${line} ${text}`),
    )
    expect(odd).toEqual([])
  })

  test('all come out as written', () => {
    const failures = pipeline.failingExamples()
    expect(
      failures.map(({ path, line, rule, text, message }) => `${path}:${line} ${rule} 「${text}」 ${message}`),
    ).toEqual([])
  })
})
