import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/rules/check.ts'
import type { RuleText } from '../../src/rules/load.ts'
import { basis, spell } from './support.ts'

const repair: RuleText = { path: 'repair.yaml', text: 'topic: repair\nscript: {traditional-share: 1, mixed-share: 1}' }

/** Folds nothing but the full-width percent sign and the character 個. */
const normalizeWith = (text: string): string => text.replaceAll('％', '%').replaceAll('個', '个')

/** Takes every phrase for one token. */
const uncut = () => (phrase: string) => [phrase]

interface Written {
  readonly id: string
  readonly match: string
  readonly priority?: number
  readonly more?: string
}

/** Problems of rules written one a line, beyond the topics that a test has no files of. */
function problemsOf(phase: string, rules: readonly Written[], variables = '{}'): string[] {
  const lines = rules.map(
    ({ id, match, priority = 0, more = '' }) =>
      `  - {id: ${id}, about: x, match: ${JSON.stringify(match)}, priority: ${priority}, ${more} examples: {match: [x], no-match: [y]}}`,
  )
  const text = ['topic: patterns', `phase: ${phase}`, `variables: ${variables}`, 'rules:', ...lines].join('\n')
  const { problems } = checkRules([[...basis, repair, { path: 'x.yaml', text }]], normalizeWith, uncut)
  return problems.filter(({ code }) => code !== 'rule-no-topic').map(spell)
}

describe('literals, words and units that no text contains', () => {
  it('points at the literal, in rules, guards and variables', () => {
    const rule = { id: 'r', match: "a ['b' '％']", more: 'after: "\'5個\'",' }
    expect(problemsOf('find', [rule], `{v: "'％'"}`)).toEqual([
      "x.yaml:3:18 rule-literal no text contains '％': normalization makes it '%' | Write '%'.",
      "x.yaml:5:39 rule-literal no text contains '％': normalization makes it '%' | Write '%'.",
      "x.yaml:5:67 rule-literal no text contains '5個': normalization makes it '5个' | Write '5个'.",
    ])
  })

  it('points at the word or unit', () => {
    const files = [
      { path: 'l.yaml', text: 'topic: lexicon\nentries:\n  - {class: k, words: [个, 個]}' },
      { path: 'u.yaml', text: 'topic: units\nunits:\n  - {unit: 个, aliases: [％], dimension: count}' },
    ]
    const { problems } = checkRules([[...basis, repair, ...files]], normalizeWith, uncut)
    expect(problems.filter(({ code }) => code === 'rule-literal').map(spell)).toEqual([
      'l.yaml:3:27 rule-literal no text contains 個: normalization makes it 个 | Write 个.',
      'u.yaml:3:25 rule-literal no text contains ％: normalization makes it % | Write %.',
    ])
  })
})

describe('patterns', () => {
  it.each(['a > b', 'b < a', '[a !a]', '(a | b) [a b !a !b] c'])('%s matches nothing', (match) => {
    expect(problemsOf('find', [{ id: 'r', match }])[0]).toMatch(
      /^x\.yaml:5:\d+ rule-dead no text can match this pattern/,
    )
  })

  it.each(['a [b !a]', '< a >', 'a{1,3} (b | c > )', '[!a] b'])('%s may match', (match) => {
    expect(problemsOf('find', [{ id: 'r', match }])).toEqual([])
  })

  it('that nobody can read are too long', () => {
    const match = `[${'a b c d '.repeat(60)}]`
    expect(problemsOf('find', [{ id: 'r', match }])).toEqual([
      expect.stringMatching(/^x\.yaml:5:\d+ rule-long the pattern has 482 characters \| Name parts of it/),
    ])
  })
})

describe('a rule that never wins', () => {
  const shadowed: readonly (readonly [what: string, phase: string, rules: readonly Written[]])[] = [
    [
      'the same pattern, lower',
      'find',
      [
        { id: 'wide', match: 'a b', priority: 5 },
        { id: 'narrow', match: 'a b' },
      ],
    ],
    [
      'the same pattern, written later',
      'find',
      [
        { id: 'wide', match: 'a b' },
        { id: 'narrow', match: 'a b' },
      ],
    ],
    [
      'a narrower set',
      'find',
      [
        { id: 'wide', match: '[a b] c', priority: 5 },
        { id: 'narrow', match: 'a c' },
      ],
    ],
    [
      'a set that refuses more',
      'find',
      [
        { id: 'wide', match: '[a !b] c', priority: 5 },
        { id: 'narrow', match: '[a !b !d] c' },
      ],
    ],
    [
      'more behind',
      'find',
      [
        { id: 'wide', match: 'a', priority: 5 },
        { id: 'narrow', match: 'a b' },
      ],
    ],
    [
      'fewer repetitions',
      'find',
      [
        { id: 'wide', match: 'a{1,3} b?', priority: 5 },
        { id: 'narrow', match: 'a a' },
      ],
    ],
    [
      'a condition more',
      'find',
      [
        { id: 'wide', match: 'a', priority: 5 },
        { id: 'narrow', match: 'a ?=[b]' },
      ],
    ],
    [
      'the same claim',
      'take',
      [
        { id: 'wide', match: 'a b@q', priority: 5 },
        { id: 'narrow', match: 'a@n b@q' },
      ],
    ],
  ]
  it.each(shadowed)('%s', (_, phase, rules) => {
    const problems = problemsOf(phase, rules)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /^x\.yaml:6:10 rule-shadowed narrow never stands: wherever it matches, wide \(line 5 of x\.yaml\)/,
    )
  })

  const alive: readonly (readonly [what: string, phase: string, rules: readonly Written[]])[] = [
    [
      'a higher priority',
      'find',
      [
        { id: 'wide', match: 'a' },
        { id: 'narrow', match: 'a b', priority: 1 },
      ],
    ],
    [
      'the longer match at the same priority',
      'find',
      [
        { id: 'wide', match: 'a' },
        { id: 'narrow', match: 'a b' },
      ],
    ],
    [
      'a wider set',
      'find',
      [
        { id: 'x', match: 'a c', priority: 5 },
        { id: 'y', match: '[a b] c' },
      ],
    ],
    [
      'a condition less',
      'find',
      [
        { id: 'x', match: 'a ?=[b]', priority: 5 },
        { id: 'y', match: 'a' },
      ],
    ],
    [
      'one way out of two',
      'find',
      [
        { id: 'x', match: 'a', priority: 5 },
        { id: 'y', match: '(a | b) c' },
      ],
    ],
    [
      'other kinds of text',
      'find',
      [
        { id: 'x', match: 'a', priority: 5, more: 'in: [heading],' },
        { id: 'y', match: 'a' },
      ],
    ],
    [
      'another claim',
      'take',
      [
        { id: 'x', match: 'a@q b', priority: 5 },
        { id: 'y', match: 'a b@q' },
      ],
    ],
  ]
  it.each(alive)('but not: %s', (_, phase, rules) => {
    expect(problemsOf(phase, rules)).toEqual([])
  })
})

it('gives each problem the line it points at, and counts', () => {
  const report = checkRules(
    [[...basis, { path: 'x.yaml', text: 'topic: lexicon\nentires: []\nentries: [{class: k, words: [k]}]' }]],
    (text) => text,
    uncut,
  )
  const [problem] = report.problems.filter(({ path }) => path === 'x.yaml')
  expect(problem).toMatchObject({ severity: 'error', message: 'unknown key entires', source: 'entires: []' })
  expect(report).toMatchObject({ files: 3, rules: 0 })
})
