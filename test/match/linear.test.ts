import { describe, expect, it } from 'vitest'
import { OP_WIDTH } from '../../src/core/program.ts'
import { unfold } from '../../src/core/unfold.ts'
import { bindPattern, runOn, scanned } from './support.ts'

describe('steps stay linear in the tokens', () => {
  const patterns = [
    '([a b]{0,40}){0,40} c',
    '(a | a){1,40} c',
    '((a | b a){1,6} | (a b){1,6}){1,10} d',
    'a{0,40} a{0,40} a{0,40} c',
    '(a? b?){1,40} c',
    '(a{1,3}?){1,40} ?=[c] d',
    '(a@x | b@y){1,40}@z c',
    '[a b]{1,40}',
  ]
  it.each(patterns)('%s', (pattern) => {
    const bound = bindPattern(pattern)
    const { rules, parts } = bound.phase
    const instructions = unfold(rules[0]!.program.code, parts).length / OP_WIDTH
    for (const size of [100, 1000]) {
      const before = bound.scanner.steps
      scanned(bound, `${'a b a a '.repeat(size / 4)}c`)
      scanned(bound, 'a '.repeat(size))
      expect(bound.scanner.steps - before).toBeLessThanOrEqual(6 * instructions * 2 * (size + 2))
    }
  })

  it('without memory of failures the same pattern would not end', () => {
    const bound = bindPattern('(a | a){1,40} c')
    expect(scanned(bound, `${'a '.repeat(60)}d/d c`)).toEqual([])
    expect(bound.scanner.steps).toBeLessThan(60_000)
  })

  it('does not try a rule behind the last token it needs', () => {
    const bound = bindPattern('a{1,40} c')
    scanned(bound, 'a '.repeat(500))
    expect(bound.scanner.steps).toBe(0)
  })

  it('does not try a rule where it cannot begin', () => {
    const bound = bindPattern('c a')
    scanned(bound, `${'a '.repeat(500)}c a`)
    expect(bound.scanner.steps).toBe(3)
  })

  it('tries a rule only in runs of tokens that its matches can hold, and that have all it needs', () => {
    const bound = bindPattern('a{1,9} b')
    expect(scanned(bound, `${'a '.repeat(500)}c ${'a '.repeat(3)}b ${'a '.repeat(500)}c b`)).toEqual([
      '501-505',
      '502-505',
      '503-505',
    ])
    expect(bound.scanner.steps).toBeLessThan(40)
  })

  it('keeps memory of failures apart from segment to segment', () => {
    const bound = bindPattern('(a | a b){1,5} c')
    expect(scanned(bound, 'a b a b d')).toEqual([])
    expect(scanned(bound, 'a b a b c')).toEqual(['0-5', '2-5'])
    expect(scanned(bound, 'a b a d c')).toEqual([])
    expect(runOn(bound, 'a b c').matches).toHaveLength(1)
  })
})
