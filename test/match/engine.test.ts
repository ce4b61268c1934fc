import { describe, expect, it } from 'vitest'
import type { Token } from '../../src/core/token.ts'
import { createClassTable } from '../../src/match/class-table.ts'
import { bindPhases, runPhase } from '../../src/match/engine.ts'
import { bindPattern, phasesOf, runOn, tokensOf } from './support.ts'

const making = {
  phase: 'make',
  more: ['make: [pair, found]', 'inherit: n', 'set: {sign: $b.sign, words: "$n", price: "$$5", kind: fixed}'],
}

describe('rewriting', () => {
  it('makes a token of a match, with classes and fields of what it inherits from, and leaves the others as they are', () => {
    const bound = bindPattern('a@n b@b', making)
    const { tokens, matches } = runOn(bound, '五/a 上/b 丙/c', { 五: { amount: 5, sign: '=' }, 上: { sign: '>=' } })
    expect(tokens.map(({ text }) => text)).toEqual(['五上', '丙'])
    const [made] = tokens
    expect(made).toMatchObject({ start: 0, end: 2, rule: 'rule.one' })
    expect(made?.fields).toEqual({ amount: 5, sign: '>=', words: '五', price: '$5', kind: 'fixed' })
    expect(bound.table.classesOf(made!.sig)).toEqual(['a', 'found', 'pair'])
    expect(made?.parts?.map(({ text }) => text)).toEqual(['五', '上'])
    expect(matches).toEqual([
      { rule: 'rule.one', priority: 0, from: 0, to: 2, captures: expect.anything(), fields: made?.fields },
    ])
  })

  it('leaves a field as inherited when the capture it refers to took nothing', () => {
    const { tokens } = runOn(bindPattern('a@n b?@b', making), '五/a 丙/c', { 五: { sign: '=' } })
    expect(tokens[0]?.fields).toMatchObject({ sign: '=' })
  })

  it('takes the first value among the tokens it inherits from', () => {
    const bound = bindPattern('a{1,3}@n b@b', making)
    const { tokens } = runOn(bound, 'x/a y/a z/b', { x: { left: 1 }, y: { left: 2, right: 3 } })
    expect(tokens[0]?.fields).toMatchObject({ left: 1, right: 3 })
  })

  it('keeps source text between tokens, such as a space, in the text of the token made', () => {
    const bound = bindPattern('a@n b@b', making)
    const sig = (name: string): number => bound.table.signature([name])
    const tokens = [
      { start: 0, end: 1, text: 'x', sig: sig('a') },
      { start: 2, end: 3, text: 'y', sig: sig('b') },
    ]
    expect(runPhase(bound, tokens, { kind: 'item', text: 'x y' }).tokens[0]?.text).toBe('x y')
  })

  it('rewrites what brackets enclose, as a segment of its own', () => {
    const bound = bindPattern('< a@n b@b', making)
    const text = '(xy)'
    const inner = [
      { start: 1, end: 2, text: 'x', sig: bound.table.signature(['a']) },
      { start: 2, end: 3, text: 'y', sig: bound.table.signature(['b']) },
    ]
    const bracket: Token = { start: 0, end: 4, text, sig: bound.table.signature(['bracket']), inner }
    const { tokens, nested, matches } = runPhase(bound, [bracket], { kind: 'item', text })
    expect(matches).toEqual([])
    expect(tokens[0]?.inner?.map((token) => token.text)).toEqual(['xy'])
    expect(nested.map(({ at, kind, matches: inside }) => ({ at, kind, count: inside.length }))).toEqual([
      { at: 0, kind: 'bracket', count: 1 },
    ])
  })
})

describe('collecting', () => {
  it('lets matches share all tokens but those under the claims of the phase', () => {
    const bound = bindPattern('a b{0,3}@n c@q', { phase: 'take' })
    const { matches, tokens } = runOn(bound, 'a b c')
    expect(matches).toMatchObject([{ from: 0, to: 3, captures: { q: [{ from: 2, to: 3 }] } }])
    expect(tokens).toHaveLength(3)
    const both = runOn(bindPattern('a _{0,3} c@q', { phase: 'take' }), 'a a c')
    expect(both.matches.map(({ from }) => from)).toEqual([0])
    expect(both.lost.map(({ match, to }) => [match.from, to.from])).toEqual([[1, 0]])
  })

  it('tells of lost matches only when asked', () => {
    const bound = bindPattern('a{1,2}')
    const { tokens, text } = tokensOf('a a', bound.table)
    expect(runPhase(bound, tokens, { kind: 'item', text }).lost).toEqual([])
    expect(runPhase(bound, tokens, { kind: 'item', text }, { trace: true }).lost).toHaveLength(1)
  })

  it('gives matches by place', () => {
    expect(runOn(bindPattern('a b?'), 'a c a b c a').matches.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 4],
      [5, 6],
    ])
  })

  it('holds only in the kinds of segment a rule names', () => {
    const bound = bindPattern('a', { more: ['in: [heading, bracket]'] })
    const { tokens, text } = tokensOf('a', bound.table)
    const kinds = (['heading', 'paragraph', 'bracket'] as const).filter(
      (kind) => runPhase(bound, tokens, { kind, text }).matches.length > 0,
    )
    expect(kinds).toEqual(['heading', 'bracket'])
  })

  it('has nothing to say of an empty segment', () => {
    expect(runOn(bindPattern('a'), '')).toEqual({ tokens: [], matches: [], lost: [], nested: [] })
  })

  it('sees classes that appear after the phase was bound', () => {
    const table = createClassTable()
    const [, , find] = bindPhases(
      phasesOf({
        path: 'r.yaml',
        text: [
          'topic: patterns',
          'phase: find',
          'rules:',
          '  - {id: x, about: x, match: "pos.n", examples: {match: [x], no-match: [y]}}',
        ].join('\n'),
      }),
      table,
    )
    for (let number = 0; number < 300; number++) {
      const { tokens, text } = tokensOf(`w${number}/pos.n+k${number} v/k${number}`, table)
      expect(runPhase(find!, tokens, { kind: 'item', text }).matches).toMatchObject([{ from: 0, to: 1 }])
    }
  })
})
