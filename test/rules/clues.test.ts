import { describe, expect, it } from 'vitest'
import type { Clues } from '../../src/core/clues.ts'
import { findClues } from '../../src/rules/clues.ts'
import { loadPatterns } from '../../src/rules/load.ts'
import type { RuleText } from '../../src/rules/load.ts'
import { askedPhase, basis, oneRule, spell } from './support.ts'

const NOTHING = { classes: [], words: [] }

function cluesOf(files: readonly RuleText[], asked: Parameters<typeof findClues>[2] = NOTHING): Clues {
  const { phases, lexicon, problems } = loadPatterns([[...basis, ...files]])
  expect(problems.map(spell)).toEqual([])
  return findClues(phases, lexicon, asked)
}

const wordsOf = (match: string, more?: readonly string[]): readonly string[] | undefined =>
  cluesOf([oneRule(match, { more: more ?? [] })])?.words

describe('clues', () => {
  it('are the words of one test that every match needs, the longest', () => {
    expect(wordsOf("a '长词' b")).toEqual(['长词'])
    expect(wordsOf("a? '长词'")).toEqual(['长词'])
    expect(wordsOf("'长词'? a")).toEqual(['a'])
    expect(wordsOf("(a '长词'){1,3}")).toEqual(['长词'])
    expect(wordsOf("_{0,3} ['长词' b]")).toEqual(['b', '长词'])
  })

  it('have a word for every way that a match can go', () => {
    expect(wordsOf('a | b c')).toEqual(['a', 'b'])
    expect(wordsOf("(a | '长词') ['甲乙' '丙丁']")).toEqual(['丙丁', '甲乙'])
  })

  it('leave out what is only looked at, or must not be there', () => {
    expect(wordsOf("[b !a] ?='长词'")).toEqual(['b'])
  })

  it('are unknown for a rule that can hold without any', () => {
    expect(cluesOf([oneRule('[pos.v] [word]')])).toBeNull()
    expect(cluesOf([oneRule("a | [!b] ','")])).toBeNull()
    expect(cluesOf([oneRule("','")])).toBeNull()
  })

  it('are classes for figures, which are told before words are cut', () => {
    expect(cluesOf([oneRule("'长词' measure.few")])).toEqual({ classes: ['measure.few'], words: [] })
  })

  it('are brackets for a rule that holds in them only, unless its words are rarer', () => {
    expect(cluesOf([oneRule('[word]', { more: ['in: [bracket]'] })])).toEqual({ classes: ['bracket'], words: [] })
    expect(cluesOf([oneRule("'长词'", { more: ['in: [bracket]'] })])).toEqual({ classes: [], words: ['长词'] })
    expect(cluesOf([oneRule('[word]', { more: ['in: [bracket, paragraph]'] })])).toBeNull()
  })

  it('reach through the tokens that rules make, whatever their class', () => {
    const making = (name: string, match: string): RuleText => ({
      path: 'make.yaml',
      text: [
        'topic: patterns',
        'phase: make',
        `rules: [{id: m, about: Makes., match: ${JSON.stringify(match)}, make: [${name}], examples: {match: [x], no-match: [y]}}]`,
      ].join('\n'),
    })
    expect(cluesOf([making('made', "'甲乙' c"), oneRule('made')])).toEqual({ classes: [], words: ['甲乙'] })
    expect(cluesOf([making('date', "'甲乙' c"), oneRule('date')])).toEqual({ classes: ['date'], words: ['甲乙'] })
    expect(cluesOf([making('made', '[word]'), oneRule('made')])).toBeNull()
  })

  it('know that an ending gives its class to words', () => {
    const endings = { path: 'endings.yaml', text: 'topic: lexicon\nentries: [{class: suffix.body, words: [局]}]' }
    expect(cluesOf([endings, oneRule('body')])?.words).toEqual(['局'])
  })

  it('pass over rules for headings and tables, which are always read', () => {
    expect(wordsOf('a', ['in: [heading, table]'])).toEqual([])
    expect(wordsOf('a', ['in: [heading, item]'])).toEqual(['a'])
  })

  it('pass over phases that are run when asked for', () => {
    const find = oneRule("a '长词'")
    const extra = { ...oneRule("'甲乙'", { phase: 'extra' }), path: 'extra.yaml' }
    const other = { ...extra, text: extra.text.replace('rule.one', 'rule.two') }
    expect(cluesOf([askedPhase, find, other])).toEqual({ classes: [], words: ['长词'] })
    const open = { ...other, text: other.text.replace("'甲乙'", '[word]') }
    expect(cluesOf([askedPhase, find, open])).toEqual({ classes: [], words: ['长词'] })
  })

  it('hold what is asked for besides', () => {
    expect(cluesOf([oneRule("'长词'")], { classes: ['d'], words: ['他词'] })?.words).toEqual(
      ['d', '他词', '长词'].toSorted(),
    )
  })
})
