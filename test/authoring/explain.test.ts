import { describe, expect, it } from 'vitest'
import { explain } from '../../src/authoring/explain.ts'
import type { Origin } from '../../src/core/rule-reports.ts'
import { benchWith, documentOf } from './support.ts'

const { pipeline } = benchWith()
const source = documentOf(
  '滨海市智慧城市行动方案（2023—2025年）',
  '',
  '一、主要目标',
  '到2024年，建成５Ｇ基站5万个以上，培育企业20家。平台更加完善。',
  '——新建充电桩300个。',
  '（责任单位：市发展改革委、市财政局）',
  '',
  '来源：滨海日报　责任编辑：王某',
)

function originsOf(line: number, name: string): Record<string, Origin> {
  const records = explain(pipeline, source, { line }, {}).sentences.flatMap((sentence) => sentence.records)
  const record = records.find(({ summary }) => summary.startsWith(name))
  return Object.fromEntries((record?.origins ?? []).map((origin) => [origin.what, origin]))
}

describe('a line', () => {
  const { nothing, sentences } = explain(pipeline, source, { line: 4 }, {})
  const [first] = sentences

  it('is told sentence by sentence, as written and as read', () => {
    expect(nothing).toBeNull()
    expect(sentences.map(({ normalized }) => normalized)).toEqual([
      '到2024年,建成5G基站5万个以上,培育企业20家。',
      '平台更加完善。',
    ])
    expect(first?.source).toContain('５Ｇ')
    expect(first?.span).toMatchObject({ line: 4, column: 1 })
    expect(first?.sections).toEqual(['一、主要目标'])
  })

  it('shows the tokens, with what rules made of them', () => {
    const made = first?.tokens.find(({ text }) => text === '5万个以上')
    expect(made).toMatchObject({ rule: 'quantity.bound-after', parts: ['5万个', '以上'], fields: { amount: 50000 } })
    expect(made?.classes).toContain('quantity')
  })

  it('shows the rules that stand and those that lost, to whom and why', () => {
    const stands = first?.matches.find(({ rule, lost }) => rule === 'quantity.bound-after' && lost === null)
    expect(stands).toMatchObject({ phase: 'quantity', text: '5万个以上', captures: { m: '5万个' } })
    const plain = first?.matches.find(({ rule, lost }) => rule === 'quantity.plain' && lost !== null)
    expect(plain?.lost).toMatchObject({ rule: 'quantity.bound-after', text: '5万个以上' })
    expect(plain?.lost?.why).toMatch(/^priority 0 against \d+$/)
  })

  it('shows what phases find that are run when asked for', () => {
    const found = sentences[1]?.matches.filter(({ phase }) => phase === 'state')
    expect(found).toMatchObject([{ rule: 'goal.state', text: '更加完善。', lost: null }])
  })

  it('shows the records', () => {
    expect(first?.records.map(({ kind, summary }) => `${kind}: ${summary}`)).toContain('indicator: 5G基站 >= 50000 个')
  })
})

describe('where a record is from', () => {
  it('a deadline in the sentence, with its place', () => {
    const { deadline, name } = originsOf(4, '5G基站')
    expect(deadline).toMatchObject({ value: 2024, span: { line: 4, column: 2 } })
    expect(name).toMatchObject({ value: '5G基站', span: { line: 4, column: 10 } })
  })

  it('a role from the cue in the heading', () => {
    const { role } = originsOf(4, '5G基站')
    expect(role).toMatchObject({ value: 'target', span: { line: 3 } })
    expect(role?.from).toMatch(/^cue context\./)
  })

  it('agencies from the bracket that names them', () => {
    const { agencies } = originsOf(5, '充电桩')
    expect(agencies?.value).toContain('市财政局')
    expect(agencies?.span).toMatchObject({ line: 6 })
  })
})

describe('a place', () => {
  it('is the sentence at the column', () => {
    const { sentences } = explain(pipeline, source, { line: 4, column: 30 }, {})
    expect(sentences.map(({ normalized }) => normalized)).toEqual(['平台更加完善。'])
  })

  it('can be a record', () => {
    const { extraction } = pipeline.read(source)
    const { id } = extraction.indicators[0]!
    const records = explain(pipeline, source, { id }, {}).sentences.flatMap((sentence) => sentence.records)
    expect(records.map((record) => record.id)).toEqual([id])
  })

  it.each([
    [2, 'there is no text'],
    [8, 'left out as no policy text: '],
  ])('where nothing was read says why: line %i', (line, reason) => {
    const { nothing, sentences } = explain(pipeline, source, { line }, {})
    expect(sentences).toEqual([])
    expect(nothing).toContain(reason)
  })

  it('beyond the text is a mistake', () => {
    expect(() => explain(pipeline, source, { line: 9 }, {})).toThrow('has no line 9')
    expect(() => explain(pipeline, source, { id: 'ind-none' }, {})).toThrow('holds no record ind-none')
  })
})
