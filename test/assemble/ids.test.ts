import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinctIds, stableId } from '../../src/assemble/ids.ts'
import { extract, samples } from '../diff/documents.ts'

const record = (what: string, ...around: (string | null)[]) => ({
  parts: [what],
  distinctions: around.map((words) => () => words),
})

describe('ids of records that are called alike', () => {
  test('one that is alone has its id from what it is, whatever stands around it', () => {
    expect(distinctIds('ind', [record('a', 'here'), record('b', 'here')])).toEqual([
      stableId('ind', ['a']),
      stableId('ind', ['b']),
    ])
  })

  test('of three, each keeps its id when another goes', () => {
    const three = [record('a', 'x'), record('a', 'y'), record('a', 'z')]
    const ids = distinctIds('ind', three)
    for (const gone of three.keys()) {
      const left = [...three.keys()].filter((index) => index !== gone)
      expect(distinctIds('ind', three.toSpliced(gone, 1))).toEqual(left.map((index) => ids[index]))
    }
  })

  test('of two, neither gets the id of the other when that goes', () => {
    const [a, b] = [record('a', 'x'), record('a', 'y')]
    const ids = distinctIds('ind', [a, b])
    expect(ids).not.toContain(distinctIds('ind', [a])[0])
    expect(ids).not.toContain(distinctIds('ind', [b])[0])
  })

  test('one that needs no distinction keeps its id when others come that do', () => {
    const promise = record('a', null, 'x')
    const [alone] = distinctIds('ind', [promise])
    expect(distinctIds('ind', [record('a', 'status', 'y'), promise, record('a', 'status', 'z')])[1]).toBe(alone)
  })

  test('what is alike in every respect is counted', () => {
    const ids = distinctIds('ind', [record('a', 'x'), record('a', 'x'), record('a', 'x')])
    expect(new Set(ids).size).toBe(3)
  })

  test('no two are the same, and order plays no part where the surroundings differ', () => {
    const some = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(null, 'p', 'q'), fc.nat({ max: 9 })),
      {
        selector: String,
      },
    )
    fc.assert(
      fc.property(some, (rows) => {
        const records = rows.map(([what, level, words]) => record(what, level, `w${words}`))
        const ids = distinctIds('ind', records)
        expect(new Set(ids).size).toBe(records.length)
        expect(distinctIds('ind', records.toReversed()).toReversed()).toEqual(ids)
      }),
    )
  })
})

describe('twins under one heading', () => {
  const HEAD = '云川市方案\n\n一、主要任务\n\n'
  const LINES = [
    '推进东港码头建设,完成投资12亿元。',
    '推进西山水库建设,完成投资7亿元。',
    '推进南岭隧道建设,完成投资30亿元。',
  ]
  const idsOf = async (lines: readonly string[]): Promise<Map<number | null, string>> => {
    const { indicators } = await extract(HEAD + lines.join('\n\n'))
    return new Map(indicators.map(({ id, amount }) => [amount, id]))
  }

  test('the first struck out: the others keep their ids, in any order', async () => {
    const before = await idsOf(LINES)
    expect(before.size).toBe(3)
    const after = await idsOf([LINES[2] as string, LINES[1] as string])
    before.delete(12e8)
    expect(after).toEqual(before)
  })

  test('another value in one of them is no other id', async () => {
    const before = await idsOf(LINES)
    const after = await idsOf(LINES.map((line) => line.replace('7亿元', '9亿元以上')))
    expect(after.get(9e8)).toBe(before.get(7e8))
  })
})

test('a promise keeps its id when a report of the same quantity comes under its heading', async () => {
  const promise = '2025年,森林覆盖率达到45%。'
  const head = '云川市方案(2023—2025年)\n\n一、生态\n\n'
  const [alone] = (await extract(head + promise)).indicators
  const both = (await extract(`${head}2022年,森林覆盖率已达到41%。${promise}`)).indicators
  expect(both.map(({ role }) => role)).toEqual(['status', 'target'])
  expect(both[1]?.id).toBe(alone?.id)
  expect(both[0]?.id).not.toBe(alone?.id)
})

/** Sentences about nothing that stands in the samples, with and without a figure. */
const UNRELATED = ['加强跨部门沟通协调。', '建成验证场站37座。', '验证场站使用率不低于81%。']

test('a sentence put in anywhere between two paragraphs changes no other id', { timeout: 120_000 }, async () => {
  let checked = 0
  for (const { text, published, extraction } of await samples()) {
    const gaps = [...text.matchAll(/(?<=。)\n/g)].map(({ index }) => index)
    for (const [turn, sentence] of UNRELATED.entries()) {
      const at = gaps[Math.floor((gaps.length * (turn + 1)) / (UNRELATED.length + 1))]
      if (at === undefined) continue
      const fresh = await extract(`${text.slice(0, at)}\n${sentence}${text.slice(at)}`, published)
      const ids = new Set(fresh.indicators.map(({ id }) => id))
      const lost = extraction.indicators.filter(({ id }) => !ids.has(id)).map(({ name }) => name)
      expect(lost, `${sentence} @${at}`).toEqual([])
      checked += extraction.indicators.length
    }
  }
  console.log(`ids kept under unrelated sentences: ${checked} of ${checked}`)
  expect(checked).toBeGreaterThan(500)
})
