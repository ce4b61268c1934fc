import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TestTerm, TokenTest } from '../../src/core/program.ts'
import { TestIndex } from '../../src/match/test-index.ts'

const CLASSES = ['a', 'b', 'c', 'd']
const TEXTS = ['x', 'y']

const leaf = fc.oneof(
  fc.constantFrom(...CLASSES),
  fc.constantFrom(...TEXTS).map((text) => ({ text })),
)
const { test } = fc.letrec<{ term: TestTerm; test: TokenTest }>((tie) => ({
  term: fc.oneof({ maxDepth: 3 }, leaf, tie('test')),
  test: fc.record({ any: fc.array(tie('term'), { maxLength: 3 }), none: fc.array(tie('term'), { maxLength: 2 }) }),
}))

/** The definition: one of `any` holds, or there is none, and none of `none`. */
function holds(term: TestTerm, classes: readonly string[], text: string): boolean {
  if (typeof term === 'string') return classes.includes(term)
  if ('text' in term) return term.text === text
  const each = (inner: TestTerm): boolean => holds(inner, classes, text)
  return (term.any.length === 0 || term.any.some(each)) && !term.none.some(each)
}

describe('the index of tests', () => {
  it('finds exactly the tests that hold, whatever was asked before', () => {
    const token = fc.record({
      classes: fc.subarray(CLASSES),
      text: fc.constantFrom('', ...TEXTS),
    })
    fc.assert(
      fc.property(fc.array(test, { maxLength: 12 }), fc.array(token, { maxLength: 6 }), (tests, tokens) => {
        const index = new TestIndex(tests)
        for (const { classes, text } of tokens) {
          const expected = [...tests.keys()].filter((number) => holds(tests[number]!, classes, text))
          expect([...new Set(index.holding(classes, text))].toSorted((a, b) => a - b)).toEqual(expected)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
