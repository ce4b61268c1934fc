import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traceProgram } from '../../src/match/trace.ts'
import { bindPattern, scanned, tokensOf } from './support.ts'

/** `from-at`, then what failed there. */
function stall(pattern: string, line: string): string {
  const { phase, table } = bindPattern(pattern)
  const found = traceProgram(phase.rules[0]!.program, phase, tokensOf(line, table).tokens, table)
  if (found === null) return 'through'
  const unmet = found.unmet.map(({ kind, test }) => `${kind} ${test === null ? '' : JSON.stringify(test.any)}`.trim())
  return `${found.from}-${found.at} ${unmet.toSorted().join(', ')}`.trim()
}

describe('the furthest a pattern gets', () => {
  it.each([
    ['a b c', 'a b d', '0-2 token ["c"]'],
    ['a b c', 'd a b', '1-3 token ["c"]'],
    ['a (b | c) d', 'a d', '0-1 token ["b"], token ["c"]'],
    ['a b? c', 'a b d', '0-2 token ["c"]'],
    ['a b{0,2} c', 'a b b b c', '0-3 token ["c"]'],
    ['a ?=[b] _', 'a c', '0-1 ahead ["b"]'],
    ['a ?![b]', 'a b', '0-1 not-ahead ["b"]'],
    ['?<=[c] a', 'b a', '0-0 behind ["c"]'],
    ['a >', 'a b', '0-1 end'],
    ['c d', 'a b', '0-0 token ["c"]'],
    ['a b', '', '0-0'],
    ['a b', 'c a b', 'through'],
  ])('%s over %s', (pattern, line, expected) => {
    expect(stall(pattern, line)).toBe(expected)
  })
})

it('comes through exactly where the engine finds a match', () => {
  const patterns = ['a{1,3}? b', '(a | a b){1,4} c', '?<![c] a b? ?=[c d]', '< a{0,3} [b !c] >', 'a b{0,2}@x (c | d)']
  const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
  fc.assert(
    fc.property(fc.constantFrom(...patterns), letters, (pattern, line) => {
      const matches = scanned(bindPattern(pattern), line.join(' '))
      expect(stall(pattern, line.join(' ')) === 'through').toBe(matches.length > 0)
    }),
  )
})
