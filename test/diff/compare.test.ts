import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/core/difference.ts'
import { changesFrom, extract, inBrief } from './documents.ts'

const PLAN = `云川市数字基础设施行动方案
(2021—2023年)

一、主要目标

——到2022年,建成5G基站3万个以上。

二、重点任务

(一)建设网络。建成数据中心12个,新建充电桩6000台以上。(牵头单位:市发展改革委;配合单位:市财政局)

(二)改善服务。城南区、城西区各新建20个社区食堂,数据中心电源使用效率小于1.3。(责任单位:市民政局)

(三)保护环境。森林覆盖率达到40%。(责任单位:市林业局)
`

async function changed(edit: (text: string) => string): Promise<readonly Change[]> {
  const fresh = edit(PLAN)
  expect(fresh, 'the edit finds its place').not.toBe(PLAN)
  return changesFrom(await extract(PLAN), await extract(fresh))
}

/** `severity kind subject: old → new`. */
function told(changes: readonly Change[]): string[] {
  return changes.map((change) => `${change.severity} ${inBrief(change)}`)
}

const replace =
  (words: string, by: string) =>
  (text: string): string =>
    text.replace(words, by)

describe('one change, one line, with its weight', () => {
  test.each<[string, (text: string) => string, string[]]>([
    ['a bound lowered', replace('6000台', '5000台'), ['error indicator-loosened 充电桩']],
    ['a ceiling lowered', replace('小于1.3', '小于1.25'), ['info indicator-tightened 数据中心电源使用效率']],
    ['a bare value lowered', replace('12个', '10个'), ['warning indicator-lowered 数据中心']],
    ['a place changed', replace('城西区', '东湖区'), ['warning indicator-scope 社区食堂 @ 东湖区']],
    [
      'a level made an increase',
      replace('建成数据中心12个', '新增数据中心12个'),
      ['warning indicator-redefined 数据中心'],
    ],
    ['a name changed', replace('充电桩', '公共充电桩'), ['warning indicator-renamed 公共充电桩']],
    ['a target achieved', replace('森林覆盖率达到40%', '森林覆盖率已达到40%'), ['warning indicator-role 森林覆盖率']],
    [
      'a deadline moved',
      replace('到2022年', '到2023年'),
      ['error goal-horizon-later 到2023年,建成5G基站3万个以上。', 'error indicator-deadline-later 5G基站'],
    ],
    [
      'the lead lost',
      replace('牵头单位:市发展改革委;配合单位:市财政局', '配合单位:市财政局'),
      ['error agency-removed 市发展改革委'],
    ],
    ['a body struck out', replace(';配合单位:市财政局', ''), ['warning agency-removed 市财政局']],
    [
      'lead and support swapped',
      replace('牵头单位:市发展改革委;配合单位:市财政局', '牵头单位:市财政局;配合单位:市发展改革委'),
      ['error agency-role 市发展改革委', 'warning agency-role 市财政局'],
    ],
    [
      'the plan extended',
      replace('2021—2023年', '2021—2025年'),
      ['error document-period 云川市数字基础设施行动方案(2021—2025年)'],
    ],
    [
      'the next plan',
      (text) => text.replace('2021—2023年', '2024—2026年').replace('到2022年', '到2025年'),
      ['info document-period 云川市数字基础设施行动方案(2024—2026年)'],
    ],
  ])('%s', async (_, edit, expected) => {
    expect(told(await changed(edit)).toSorted()).toEqual(expected.toSorted())
  })
})

test('a task under another heading has moved, and so have not its indicators', async () => {
  const text = PLAN.replace('三、', '四、')
  const apart = text.replace('(三)保护环境', '三、绿色发展\n\n(一)保护环境')
  const changes = changesFrom(await extract(text), await extract(apart))
  expect(told(changes).toSorted()).toEqual(['info task-added 绿色发展', 'info task-moved 保护环境'])
})

test('a match that the id did not make has its score printed', async () => {
  const [change] = await changed(replace('充电桩', '公共充电桩'))
  expect(change?.match?.by).toBe('similarity')
  expect(change?.match?.score).toBeGreaterThan(0.7)
  expect(change?.match?.score).toBeLessThan(1)
  const [same] = await changed(replace('12个', '10个'))
  expect(same?.match).toEqual({ by: 'id', score: 1 })
})

test('what is gone is told under the heading that its task has now', async () => {
  const [gone, ...others] = await changed((text) =>
    text.replace('建成数据中心12个,', '').replace('(一)建设网络', '(一)建设网络体系'),
  )
  expect([gone, ...others].map((change) => change && [change.kind, change.section?.title])).toEqual([
    ['task-reworded', '建设网络体系'],
    ['indicator-removed', '建设网络体系'],
  ])
})

test('a level that is put as an increase in the next text is one promise, put another way', async () => {
  const old = await extract('云川市方案\n\n一、城镇\n\n2025年,常住人口城镇化率达到51.9%。\n', '2025')
  const fresh = await extract('云川市方案\n\n一、人口\n\n2025年,常住人口城镇化率提高1.3个百分点。\n', '2025')
  const kinds = changesFrom(old, fresh).map(({ kind }) => kind)
  expect(kinds).toContain('indicator-redefined')
  expect(kinds).not.toContain('indicator-removed')
})

test('a change points to its place in the new text', async () => {
  const fresh = PLAN.replace('12个', '10个')
  const [change] = changesFrom(await extract(PLAN), await extract(fresh))
  const { start, end } = change?.at ?? { start: 0, end: 0 }
  expect(fresh.slice(start, end)).toContain('数据中心10个')
})

test('two mentions of one quantity in a section are told apart by what they say, not by their order', async () => {
  const both = '云川市方案\n\n一、水质\n\n水质监测站2024年达到50个,2025年达到120个以上。\n'
  const one = '云川市方案\n\n一、水质\n\n水质监测站2025年达到120个以上。\n'
  const changes = changesFrom(await extract(both), await extract(one))
  expect(changes.map(({ kind, old }) => [kind, (old?.value as { amount: number } | undefined)?.amount])).toEqual([
    ['indicator-removed', 50],
  ])
})

describe('read with different rules', () => {
  const other = { name: 'xinjijian' as const, version: '0.0.1', rules: 'other' }

  test('the same source: all is due to the rules, and nobody’s fault', async () => {
    const old = await extract(PLAN)
    const fresh = { ...old, generator: other, indicators: old.indicators.slice(1) }
    const changes = changesFrom(old, fresh)
    expect(changes.map(({ kind, cause, severity }) => [kind, cause, severity])).toEqual([
      ['indicator-removed', 'rules', 'info'],
    ])
  })

  test('another source: only what the words do not explain is due to the rules', async () => {
    const old = await extract(PLAN)
    const fresh = await extract(PLAN.replace('6000台', '5000台'))
    const indicators = fresh.indicators.map((each) =>
      each.name === '数据中心' ? { ...each, comparator: '>=' as const } : each,
    )
    const changes = changesFrom(old, { ...fresh, indicators, generator: other })
    expect(changes.map(({ kind, cause }) => `${kind} ${cause}`).toSorted()).toEqual([
      'indicator-loosened document',
      'indicator-tightened rules',
    ])
  })
})

test('a document compared with itself has no changes', async () => {
  const extraction = await extract(PLAN)
  expect(changesFrom(extraction, extraction)).toEqual([])
})
