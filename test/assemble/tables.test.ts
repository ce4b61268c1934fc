import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Cell } from '../../src/core/layout.ts'
import { readSource } from '../../src/read/source.ts'
import { pipeline } from '../support/real.ts'

const HEAD = '---\ndate: 2021-12-20\n---\n\n# 滨河区“十四五”城市更新规划\n\n'

async function read(...lines: string[]): Promise<Extraction> {
  return pipeline.extract(await readSource(Buffer.from(HEAD + lines.join('\n')), 'plan.md'))
}

const values = ({ indicators }: Extraction): string[] =>
  indicators.map(({ name, comparator, amount, min, max, unit }) =>
    `${name} ${comparator} ${amount ?? `${min}–${max}`} ${unit ?? ''}`.trim(),
  )
const duties = ({ assignments }: Extraction): string[] =>
  assignments.map(({ agencies }) => agencies.map(({ name, role }) => `${name} ${role}`).join(', '))

describe('a table of indicators', () => {
  test('gives target, baseline, unit, deadline and nature of each row', async () => {
    const { indicators } = await read(
      '| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |',
      '| --- | --- | --- | --- | --- | --- |',
      '| 1 | 城镇化率 | % | 61.2 | 66左右 | 预期性 |',
      '| 2 | 森林蓄积量 | 万立方米 | 310 | ≥350 | 约束性 |',
    )
    expect(indicators).toMatchObject([
      {
        name: '城镇化率',
        comparator: '~',
        amount: 66,
        unit: '%',
        role: 'target',
        nature: 'expected',
        baseline: { amount: 61.2, unit: '%', year: 2020 },
        deadline: { year: 2025, from: 'clause', text: '2025年' },
        rule: 'table.indicators',
      },
      {
        name: '森林蓄积量',
        comparator: '>=',
        amount: 3_500_000,
        unit: '立方米',
        nature: 'binding',
        baseline: { amount: 3_100_000, unit: '立方米', year: 2020 },
      },
    ])
    expect(indicators[1]!.span).toMatchObject({ line: 10, cell: { table: 1, row: 3, column: 2 } })
  })

  test.each([
    ['≥8', '>= 8 %'],
    ['＞8', '> 8 %'],
    ['8以上', '>= 8 %'],
    ['≤8', '<= 8 %'],
    ['8左右', '~ 8 %'],
    ['8—9', 'between 8–9 %'],
    ['8%', '= 8 %'],
    ['8个百分点', '= 8 个百分点'],
    ['[8]', '= 8 %'],
    ['1,200.5', '= 1200.5 %'],
  ])('reads the cell %s', async (cell, value) => {
    expect(values(await read('| 指标 | 单位 | 2025年 |', '|---|---|---|', `| 达标率 | % | ${cell} |`))).toEqual([
      `达标率 ${value}`,
    ])
  })

  test('an empty cell is none, one in words is none, a number that is not understood is residue', async () => {
    const table = [
      '| 指标 | 2020年 | 2025年 |',
      '|---|---|---|',
      '| 林地(亩) | 20 | 30 |',
      '| 水质(%) | — | 按国家要求 |',
    ]
    const extraction = await read(...table, '| 人口(人) | 3 | 5比7 |')
    expect(values(extraction)).toEqual(['林地 = 30 亩', '人口 = 3 人'])
    expect(extraction.residue).toMatchObject([{ text: '5比7', kind: 'quantity' }])
  })

  test('takes the unit from the brackets of the name; brackets that hold none stay', async () => {
    const lines = [
      '| 主要指标 | 2025年目标 |',
      '|---|---|',
      '| 执业(助理)医师数(人) | 320 |',
      '| 用能强度(单位产值) | 0.5 |',
    ]
    expect(values(await read(...lines))).toEqual(['执业(助理)医师数 = 320 人', '用能强度(单位产值) = 0.5'])
  })

  test('takes the unit from the head of the column where the name has none', async () => {
    const lines = ['| 项目 | 床位（张）2020年 | 床位（张）2025年 |', '|---|---|---|', '| 公办机构 | 620 | 1500 |']
    const extraction = await read(...lines)
    expect(values(extraction)).toEqual(['公办机构 = 1500 张'])
    expect(extraction.indicators[0]!.baseline).toEqual({ amount: 620, unit: '张', year: 2020 })
  })

  test('a column of growth is a rate per year; in brackets the sum of the years', async () => {
    const { indicators } = await read(
      '| 指标 | 单位 | 2020年 | 2025年 | 年均增速/累计 |',
      '|---|---|---|---|---|',
      '| 旅游收入 | 亿元 | 80 | 120 | 8.4 |',
      '| 单位产值能耗降低 | % | — | — | [13] |',
    )
    expect(indicators).toMatchObject([
      { name: '旅游收入', amount: 120e8, change: 'level', per: null, baseline: { amount: 80e8, year: 2020 } },
      { name: '旅游收入', amount: 8.4, unit: '%', change: 'increase', per: 'year', deadline: { year: 2025 } },
      { name: '单位产值能耗', amount: 13, unit: '%', change: 'decrease', per: null, deadline: { year: 2025 } },
    ])
  })

  test('several years to come are several targets, earlier years are reported', async () => {
    const { indicators } = await read(
      '| 指标 | 2018年 | 2020年 | 2023年 | 2025年 |',
      '|---|---|---|---|---|',
      '| 公园(个) | 2 | 4 | 6 | 9 |',
    )
    expect(indicators.map(({ amount, role, asOf, deadline }) => [amount, role, asOf ?? deadline?.year])).toEqual([
      [2, 'status', 2018],
      [6, 'target', 2023],
      [9, 'target', 2025],
    ])
    expect(indicators[2]!.baseline).toEqual({ amount: 4, unit: '个', year: 2020 })
  })

  test('may be turned round', async () => {
    const lines = ['| 指标 | 公园(个) | 绿道(公里) |', '|---|---|---|', '| 2020年 | 4 | 10 |', '| 2025年 | 9 | 36 |']
    const extraction = await read(...lines)
    expect(values(extraction)).toEqual(['公园 = 9 个', '绿道 = 36 公里'])
    expect(extraction.indicators.map(({ baseline }) => baseline?.amount)).toEqual([4, 10])
  })

  test('may have a head of two levels, with merged cells, captions and headings between the rows', () => {
    const rows: [text: string, columnSpan?: number, rowSpan?: number][][] = [
      [['专栏1 主要指标', 4]],
      [
        ['指标', 1, 2],
        ['数值', 2],
        ['属性', 1, 2],
      ],
      [['2020年'], ['2025年']],
      [['一、绿色生态', 4]],
      [['公园(个)'], ['4'], ['9'], ['预期性', 1, 2]],
      [['绿道(公里)'], ['10'], ['36']],
    ]
    const extraction = pipeline.extract(merged(rows, 4))
    expect(values(extraction)).toEqual(['公园 = 9 个', '绿道 = 36 公里'])
    expect(extraction.indicators.map(({ nature, baseline }) => [nature, baseline?.amount])).toEqual([
      ['expected', 4],
      ['expected', 10],
    ])
  })
})

describe('a division of work', () => {
  const TABLE = [
    '## 二、重点任务',
    '',
    '| 重点任务 | 牵头单位 | 配合单位 | 完成时限 |',
    '| --- | --- | --- | --- |',
    '| 改造老旧小区120个 | 区住房建设局 | 区财政局、区民政局 | 2024年底 |',
    '| 打通断头路15条以上 | 区交通运输局 区公安分局 | — | 长期坚持 |',
  ]

  test('gives an assignment for each row, in order', async () => {
    const extraction = await read(...TABLE)
    expect(duties(extraction)).toEqual([
      '区住房建设局 lead, 区财政局 support, 区民政局 support',
      '区交通运输局 lead, 区公安分局 lead',
    ])
    expect(new Set(extraction.assignments.map(({ section }) => section))).toEqual(new Set([extraction.sections[0]!.id]))
  })

  test('the row answers for what its task says, and says by when', async () => {
    const { indicators, agencies } = await read(...TABLE)
    const name = (id: string): string => agencies.find((agency) => agency.id === id)!.name
    expect(indicators.map((one) => [one.name, one.deadline, one.agencies.map(name)])).toEqual([
      ['老旧小区', { year: 2024, from: 'sentence', text: '2024年底' }, ['区住房建设局', '区财政局', '区民政局']],
      ['断头路', { year: 2025, from: 'document', text: '十四五' }, ['区交通运输局', '区公安分局']],
    ])
  })

  test('a merged cell of bodies answers for all its rows', () => {
    const extraction = pipeline.extract(
      merged(
        [
          [['工作任务'], ['责任单位']],
          [['新建公园6个'], ['区园林局', 1, 2]],
          [['新建绿道12公里']],
          [['新建泵站3座'], ['区水务局']],
        ],
        2,
      ),
    )
    expect(duties(extraction)).toEqual(['区园林局 responsible', '区园林局 responsible', '区水务局 responsible'])
    expect(new Set(extraction.assignments.map(({ id }) => id)).size).toBe(3)
    expect(extraction.indicators.map(({ agencies }) => agencies.length)).toEqual([1, 1, 1])
  })

  test('does not say who issued the document', async () => {
    expect((await read('| 任务 | 牵头单位 |', '|---|---|', '| 新建公园6个 | 区园林局 |')).document.issuer).toBeNull()
  })

  test('keeps the ids of rows when a row is put in before them', async () => {
    const ids = ({ assignments }: Extraction): string[] => assignments.map(({ id }) => id)
    const before = ids(await read(...TABLE))
    const after = ids(await read(...TABLE.toSpliced(4, 0, '| 新建泵站3座 | 区水务局 | — | — |')))
    expect(after.slice(1)).toEqual(before)
  })

  test('bodies that a cell tells in words keep their parts', async () => {
    const lines = ['| 任务 | 责任单位 |', '|---|---|', '| 新建泵站3座 | 区水务局牵头，区财政局配合 |']
    expect(duties(await read(...lines))).toEqual(['区水务局 lead, 区财政局 support'])
  })

  test('may have targets as well', async () => {
    const lines = ['| 指标 | 2020年 | 2025年 | 责任单位 |', '|---|---|---|---|', '| 泵站(座) | 4 | 7 | 区水务局 |']
    const extraction = await read(...lines)
    expect(values(extraction)).toEqual(['泵站 = 7 座'])
    expect(duties(extraction)).toEqual(['区水务局 responsible'])
    expect(extraction.indicators[0]!.agencies).toEqual([extraction.agencies[0]!.id])
  })
})

test('in any other table nothing runs together across cells', async () => {
  const lines = ['| 项目概况 | 资金安排 |', '|---|---|', '| 新建充电桩500个 | 12亿元 |', '| 惠及居民 | 3.2万户 |']
  const { indicators, assignments } = await read(...lines)
  expect(assignments).toEqual([])
  expect(indicators.map(({ name, text }) => `${name}: ${text}`)).toEqual(['充电桩: 充电桩500个'])
})

/** A table with merged cells, laid out as a reader of a format with such cells does it. */
function merged(rows: readonly (readonly [string, number?, number?])[][], columns: number) {
  const taken = new Set<string>()
  const cells: Cell[] = []
  let text = '滨河区“十四五”城市更新规划\n'
  const start = text.length
  for (const [row, given] of rows.entries()) {
    let column = 0
    for (const [content, columnSpan = 1, rowSpan = 1] of given) {
      while (taken.has(`${row},${column}`)) column++
      cells.push({ start: text.length, end: text.length + content.length, row, column, rowSpan, columnSpan })
      text += `${content}\t`
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(`${row + r},${column + c}`)
    }
    text = `${text.trimEnd()}\n`
  }
  const table = { start, end: text.length, rows: rows.length, columns, cells }
  const layout = { headings: [], tables: [table], places: [], dropped: [] }
  return { name: 'plan', text, encoding: 'utf-8', format: 'docx' as const, layout }
}
