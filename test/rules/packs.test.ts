import { describe, expect, it } from 'vitest'
import { loadPatterns, loadRules } from '../../src/rules/load.ts'
import type { RuleText } from '../../src/rules/load.ts'
import { askedPhase, basis, oneRule, spell } from './support.ts'

const builtIn = [...basis, oneRule('a b')]

function userRule(line: string): RuleText {
  return { path: 'own/rules.yaml', text: ['topic: patterns', 'phase: find', 'rules:', `  - ${line}`].join('\n') }
}

const whole = 'about: Ours., match: c, examples: {match: [x], no-match: [y]}'

function rulesOf(packs: readonly (readonly RuleText[])[]): string[] {
  const { phases, problems } = loadPatterns(packs)
  expect(problems.map(spell)).toEqual([])
  return phases.flatMap(({ name, rules }) => rules.map(({ id, about }) => `${name} ${id} ${about}`))
}

describe('a pack on top of another', () => {
  it('adds rules after the ones before', () => {
    expect(rulesOf([builtIn, [userRule(`{id: rule.two, ${whole}}`)]])).toEqual([
      'find rule.one For a test.',
      'find rule.two Ours.',
    ])
  })

  it('replaces a rule', () => {
    expect(rulesOf([builtIn, [userRule(`{id: rule.one, override: true, ${whole}}`)]])).toEqual(['find rule.one Ours.'])
  })

  it('switches a rule off', () => {
    expect(rulesOf([builtIn, [userRule('{id: rule.one, off: true}')]])).toEqual([])
  })

  it('uses variables and adds phases and words', () => {
    const own = [
      { path: 'own/phases.yaml', text: 'topic: phases\nphases: [{name: extra, kind: collect, about: Ours.}]' },
      { path: 'own/words.yaml', text: 'topic: lexicon\nentries: [{class: extra.word, fields: {v: 2}, words: [a]}]' },
      {
        path: 'own/rules.yaml',
        text: `topic: patterns\nphase: extra\nrules: [{id: x, ${whole.replace('match: c', 'match: extra.word')}}]`,
      },
    ]
    expect(rulesOf([builtIn, own])).toEqual(['find rule.one For a test.', 'extra x Ours.'])
    expect(loadPatterns([builtIn, own]).lexicon['a']).toEqual({ classes: ['a', 'extra.word'], fields: { v: 2 } })
  })

  it('adds its phases before those that are run when asked for, which see all tokens that rules make', () => {
    const late = { path: 'own/phases.yaml', text: 'topic: phases\nphases: [{name: late, kind: rewrite, about: Ours.}]' }
    const making = {
      path: 'own/rules.yaml',
      text: `topic: patterns\nphase: late\nrules: [{id: m, make: [made], ${whole}}]`,
    }
    const { phases, problems } = loadPatterns([
      [askedPhase, ...basis, oneRule('made', { phase: 'extra' })],
      [late, making],
    ])
    expect(problems.map(spell)).toEqual([])
    expect(phases.map(({ name }) => name)).toEqual(['make', 'take', 'find', 'late', 'extra'])
  })

  it('gives a word a new value for a field', () => {
    const words = (path: string, value: number): RuleText => ({
      path,
      text: `topic: lexicon\nentries: [{class: k, fields: {v: ${value}}, words: [z]}]`,
    })
    const { lexicon, problems } = loadPatterns([[...basis, words('w.yaml', 1)], [words('own/w.yaml', 2)]])
    expect(problems).toEqual([])
    expect(lexicon['z']).toEqual({ classes: ['k'], fields: { v: 2 } })
  })

  it.each([
    [
      `{id: rule.one, ${whole}}`,
      'own/rules.yaml:4:10 rule-duplicate rule rule.one is already at rules.yaml:5:9 | Say override: true to replace it, off: true to switch it off, or choose another name.',
    ],
    [
      '{id: rule.on, off: true}',
      'own/rules.yaml:4:10 rule-undefined there is no rule rule.on to switch off | Did you mean rule.one?',
    ],
    [
      `{id: rule.two, override: true, ${whole}}`,
      'own/rules.yaml:4:10 rule-undefined there is no rule rule.two to override | Known: rule.one.',
    ],
  ])('%s', (line, complaint) => {
    expect(loadPatterns([builtIn, [userRule(line)]]).problems.map(spell)).toEqual([complaint])
  })

  it('may not define a variable again', () => {
    const variables = (path: string): RuleText => ({ path, text: 'topic: patterns\nvariables:\n  np: a' })
    const { problems } = loadPatterns([[...builtIn, variables('v.yaml')], [variables('own.yaml')]])
    expect(problems.map(spell)).toEqual([
      'own.yaml:3:3 rule-duplicate variable np is already at v.yaml:3:3 | Choose another name.',
    ])
  })
})

describe('what is loaded', () => {
  it('does not depend on the order of the files in a pack', () => {
    expect(loadPatterns([builtIn.toReversed()])).toEqual(loadPatterns([builtIn]))
  })

  it('comes back from JSON as it was', () => {
    const { phases, lexicon } = loadPatterns([builtIn])
    expect(JSON.parse(JSON.stringify({ phases, lexicon }))).toEqual({ phases, lexicon })
  })

  it('says which topics have no file', () => {
    const { ruleset, problems } = loadRules([builtIn])
    expect(ruleset).toBeNull()
    expect(problems.map(({ message }) => message)).toContain('no file of topic units among the rules')
  })

  it('merges the classes of a word over entries', () => {
    const text =
      'topic: lexicon\nentries:\n  - {class: k, fields: {v: 1}, words: [z]}\n  - {class: j, fields: {v: 1, w: true}, words: [z]}'
    expect(loadPatterns([[{ path: 'w.yaml', text }]]).lexicon).toEqual({
      z: { classes: ['j', 'k'], fields: { v: 1, w: true } },
    })
  })
})
