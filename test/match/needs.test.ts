import { describe, expect, it } from 'vitest'
import { watchNeeds } from '../../src/match/needs.ts'
import { bindPattern, scanned } from './support.ts'

function phaseOf(needs: readonly (readonly number[])[], tests: number): Parameters<typeof watchNeeds>[0] {
  const { phase } = bindPattern('a')
  const rule = phase.rules[0]!
  return {
    tests: Array.from({ length: tests }, () => ({ any: ['a'], none: [] })),
    rules: needs.map((own) => ({ ...rule, program: { ...rule.program, needs: own } })),
  }
}

describe('watched needs', () => {
  it('give a bit of its own to each test that a rule needs', () => {
    const { bits, masks } = watchNeeds(phaseOf([[2], [0, 2], []], 4))
    expect(bits[1]).toBe(0)
    expect(bits[3]).toBe(0)
    expect(bits[0]! & bits[2]!).toBe(0)
    expect(masks).toEqual([bits[2], bits[0]! | bits[2]!, 0])
  })

  it('watch the tests that the most rules need when there are too many', () => {
    const { bits } = watchNeeds(phaseOf([...Array.from({ length: 40 }, (_, test) => [test]), [39], [39]], 40))
    expect(bits.filter((bit) => bit !== 0)).toHaveLength(30)
    expect(new Set(bits).size).toBe(31)
    expect(bits[39]).not.toBe(0)
    expect(bits.every((bit) => bit >= 0)).toBe(true)
  })

  it('watch one that each rule needs before others', () => {
    const usual = Array.from({ length: 40 }, (_, test) => test)
    const rare = watchNeeds(phaseOf([usual, usual, [40]], 41))
    expect(rare.masks[2]).not.toBe(0)
    expect(rare.bits.filter((bit) => bit !== 0)).toHaveLength(30)
  })

  it('spare a segment without them every step', () => {
    const bound = bindPattern('a{1,5} b c')
    expect(scanned(bound, `${'a '.repeat(50)}c b`)).toEqual([])
    const before = bound.scanner.steps
    expect(scanned(bound, `${'a '.repeat(50)}c`)).toEqual([])
    expect(bound.scanner.steps).toBe(before)
    expect(scanned(bound, 'a b c')).toEqual(['0-3'])
  })
})
