import { describe, expect, it } from 'vitest'
import { whyNot } from '../../src/authoring/why-not.ts'
import type { WhyNot } from '../../src/core/rule-reports.ts'
import type { SegmentKind } from '../../src/core/token-kinds.ts'
import { labelsOf } from '../../src/rules/labels.ts'
import { benchWith } from './support.ts'

const { pipeline, loaded } = benchWith(
  'topic: patterns',
  'phase: context',
  'variables:',
  "  own-end: \"['以上' '以下']\"",
  '  own-tail: "\'左右\' punct"',
  'rules:',
  '  - id: own.bound',
  '    about: x',
  "    match: \"['建' '造' '修'] quantity ('的' | $own-end) ?=[$own-end punct !clause-end]\"",
  '    examples: {match: [x], no-match: [y]}',
  '  - {id: own.tail, about: x, match: "quantity $own-tail", in: [heading], examples: {match: [x], no-match: [y]}}',
  '  - {id: own.low, about: x, match: "quantity \'的\'", examples: {match: [x], no-match: [y]}}',
  '  - {id: own.high, about: x, match: "quantity \'的\' _", priority: 9, examples: {match: [x], no-match: [y]}}',
)

function ask(rule: string, text: string, kind?: SegmentKind): WhyNot {
  return whyNot(pipeline, { rule, text, kind, label: labelsOf(loaded.sources, rule) })
}

describe('a rule that does not match', () => {
  it('says how far it got, what it wanted there, and what stood there', () => {
    const { outcome, furthest, tokens } = ask('own.bound', '又建５个中心')
    expect(outcome).toBe('failed')
    expect(furthest).toMatchObject({ matched: '建5个', wanted: ["'的'", '$own-end'], token: { text: '中心' } })
    expect(tokens[furthest?.at ?? -1]?.text).toBe('中心')
  })

  it('says conditions on the tokens beside in words', () => {
    expect(ask('own.bound', '建5个的中心').furthest?.wanted).toEqual(['before [$own-end punct !clause-end]'])
  })

  it('says which variable an element is from', () => {
    expect(ask('own.tail', '建5个以前', 'heading').furthest?.wanted).toEqual(["'左右' (in $own-tail)"])
  })

  it('says that the sentence ended', () => {
    expect(ask('own.low', '建5个').furthest).toMatchObject({ matched: '5个', token: null })
  })

  it('says that it cannot begin', () => {
    expect(ask('own.low', '中心').furthest).toMatchObject({ matched: '', wanted: ['quantity'] })
  })

  it('looks into brackets', () => {
    expect(ask('own.low', '中心(建5个大中心)').furthest).toMatchObject({ matched: '5个', token: { text: '大' } })
  })

  it('may not be meant for such text', () => {
    expect(ask('own.tail', '5个左右', 'item')).toMatchObject({ outcome: 'kind', furthest: null })
  })
})

it('a rule that lost says to whom and why', () => {
  const { outcome, match } = ask('own.low', '建5个的中心')
  expect(outcome).toBe('lost')
  expect(match?.lost).toEqual({ rule: 'own.high', text: '5个的中心', why: 'priority 0 against 9' })
})

it('a rule that stands says so', () => {
  expect(ask('own.high', '建5个的中心')).toMatchObject({ outcome: 'stands', match: { text: '5个的中心', lost: null } })
})

it('a rule that is not there is a mistake', () => {
  expect(() => ask('own.none', '5个')).toThrow('there is no rule own.none')
})
