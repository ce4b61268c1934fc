import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OP_WIDTH } from '../../src/core/program.ts'
import { unfold } from '../../src/core/unfold.ts'
import { bindPattern, runOn, scanned } from './support.ts'

describe('what a pattern matches', () => {
  const table: readonly (readonly [pattern: string, tokens: string, matches: readonly string[]])[] = [
    ['a b', 'a b a b', ['0-2', '2-4']],
    ['a', 'b c', []],
    ["'x'", 'x/a y/a x/b', ['0-1', '2-3']],
    ['_ b', 'a b', ['0-2']],
    ['[a b]{2}', 'a b c a a b', ['0-2', '3-5', '4-6']],
    ["[a !'x']", 'x/a y/a', ['1-2']],
    ["[a b !d 'x']", 'a/a+d b x/c', ['1-2', '2-3']],
    ['[!a]', 'a b', ['1-2']],
    ['[_ !a]', 'a b', ['1-2']],
    ['a?b', 'a b b', ['0-2', '1-2', '2-3']],
    ['a{1,3}', 'a a a a', ['0-3', '1-4', '2-4', '3-4']],
    ['a{1,3}?', 'a a', ['0-1', '1-2']],
    ['a{1,3}? b', 'a a b', ['0-3', '1-3']],
    ['a b??', 'a b', ['0-1']],
    ['( a | b c | d ) d', 'b c d d', ['0-3', '2-4']],
    ['(a|a b) c', 'a b c', ['0-3']],
    ['< a', 'a a', ['0-1']],
    ['a >', 'a a', ['1-2']],
    ['a ?=[b]', 'a b a c a', ['0-1']],
    ['a ?![b]', 'a b a c a', ['2-3', '4-5']],
    ['a?=[b]', 'a b a', ['0-1']],
    ['a{1,2}?![b]', 'a a b', ['0-1']],
    ['?<=[b] a', 'a b a', ['2-3']],
    ['?<![b] a', 'a b a', ['0-1']],
    ['a ?=b b', 'a b', ['0-2']],
  ]
  it.each(table)('%s over %s', (pattern, tokens, matches) => {
    expect(scanned(bindPattern(pattern), tokens)).toEqual(matches)
  })

  it('puts variables in, also inside sets and other variables', () => {
    const bound = bindPattern('$pair d', { variables: { one: '[a b]', pair: '[$one !b] ($one | c)' } })
    expect(scanned(bound, 'a c d b b d a b d')).toEqual(['0-3', '6-9'])
  })

  it('keeps a set used in another set to itself', () => {
    const bound = bindPattern('[$one b]', { variables: { one: '[a !b]' } })
    expect(scanned(bound, 'x/a+b y/a z/a+c')).toEqual(['0-1', '1-2', '2-3'])
  })

  it.each([
    ['before: "[b]"', ['2-3']],
    ['not-before: "[b]"', ['0-1', '4-5']],
    ['after: c', ['2-3']],
    ['not-after: "[c]"', ['0-1', '4-5']],
  ])('guards: %s', (guard, matches) => {
    expect(scanned(bindPattern('a', { more: [guard] }), 'a b a c a')).toEqual(matches)
  })

  it('gives back tokens to satisfy a guard, as a lookaround would', () => {
    expect(scanned(bindPattern('a{1,3}', { more: ['after: a'] }), 'a a a')).toEqual(['0-2', '1-2'])
  })

  it('captures each round of a repetition, and nothing for a part that is absent', () => {
    const { matches } = runOn(bindPattern('( a@x b?@y ){1,3}@all'), 'a b a')
    expect(matches.map(({ captures }) => captures)).toEqual([
      {
        x: [
          { from: 0, to: 1 },
          { from: 2, to: 3 },
        ],
        y: [{ from: 1, to: 2 }],
        all: [{ from: 0, to: 3 }],
      },
    ])
  })

  it('forgets captures of ways that failed', () => {
    const { matches } = runOn(bindPattern('( a@x b c | a b@y d )'), 'a b d')
    expect(matches.map(({ captures }) => captures)).toEqual([{ y: [{ from: 1, to: 2 }] }])
  })
})

interface Twin {
  readonly pattern: string
  readonly regex: string
}

const letters = ['a', 'b', 'c'] as const

/** The same expression in our language and as a JS regex over one letter a token. No part can be empty. */
const { twin } = fc.letrec<{ twin: Twin; element: Twin; repeat: Twin; sequence: Twin; choice: Twin; look: Twin }>(
  (tie) => ({
    element: fc.oneof(
      fc.constantFrom(...letters).map((letter) => ({ pattern: letter, regex: letter })),
      fc
        .subarray([...letters], { minLength: 1 })
        .map((set) => ({ pattern: `[${set.join(' ')}]`, regex: `[${set.join('')}]` })),
      fc.constantFrom(...letters).map((letter) => ({ pattern: `[!${letter}]`, regex: `[^${letter}]` })),
    ),
    repeat: fc
      .tuple(tie('twin'), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 2 }), fc.boolean(), tie('element'))
      .map(([item, min, more, lazy, last]) => ({
        pattern: `((${item.pattern}){${min},${min + more}}${lazy ? '?' : ''} ${last.pattern})`,
        regex: `(?:(?:${item.regex}){${min},${min + more}}${lazy ? '?' : ''}${last.regex})`,
      })),
    sequence: fc
      .tuple(tie('twin'), tie('twin'))
      .map(([a, b]) => ({ pattern: `(${a.pattern} ${b.pattern})`, regex: `(?:${a.regex}${b.regex})` })),
    choice: fc
      .tuple(tie('twin'), tie('twin'))
      .map(([a, b]) => ({ pattern: `(${a.pattern} | ${b.pattern})`, regex: `(?:${a.regex}|${b.regex})` })),
    look: fc
      .tuple(tie('twin'), fc.constantFrom('?=', '?!', '?<=', '?<!'), fc.constantFrom(...letters))
      .map(([item, sign, letter]) => {
        const mine = `${sign}[${letter}]`
        const theirs = `(${sign}${letter})`
        return sign.includes('<')
          ? { pattern: `(${mine} ${item.pattern})`, regex: `(?:${theirs}${item.regex})` }
          : { pattern: `(${item.pattern} ${mine})`, regex: `(?:${item.regex}${theirs})` }
      }),
    twin: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      tie('element'),
      tie('repeat'),
      tie('sequence'),
      tie('choice'),
      tie('look'),
    ),
  }),
)

const text = fc.array(fc.constantFrom(...letters), { maxLength: 24 })

describe('against the backtracking engine of the language', () => {
  it('finds the same match from every start, and takes linear time', () => {
    fc.assert(
      fc.property(twin, text, ({ pattern, regex }, tokens) => {
        const bound = bindPattern(pattern)
        const reference = new RegExp(regex, 'y')
        const expected = tokens.flatMap((_, start) => {
          reference.lastIndex = start
          return reference.test(tokens.join('')) ? [`${start}-${reference.lastIndex}`] : []
        })
        expect(scanned(bound, tokens.join(' '))).toEqual(expected)
        const { rules, parts } = bound.phase
        const instructions = unfold(rules[0]!.program.code, parts).length / OP_WIDTH
        expect(bound.scanner.steps).toBeLessThanOrEqual(6 * instructions * (tokens.length + 1))
        // Once more with the tables and the memory of the first run.
        expect(scanned(bound, tokens.join(' '))).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })
})
