import { describe, expect, test } from 'vitest'
import { p, r, table, tc } from '../../support/docx.ts'
import { read } from './support.ts'

interface Seen {
  readonly text: string
  readonly cells: readonly (readonly [text: string, row: number, column: number, rowSpan: number, columnSpan: number])[]
}

async function seen(body: string): Promise<Seen> {
  const { text, layout } = await read({ body })
  const cells = layout.tables.flatMap((one) =>
    one.cells.map(
      ({ start, end, row, column, rowSpan, columnSpan }) =>
        [text.slice(start, end), row, column, rowSpan, columnSpan] as const,
    ),
  )
  return { text, cells }
}

test('a row is a line; cells point into it and say their paragraph', async () => {
  const body =
    p('分工表') +
    table([
      ['任务', '牵头单位'],
      ['建成充电桩2万个', '市发展改革委'],
    ]) +
    p('完')
  const { text, layout } = await read({ body })
  expect(text).toBe('分工表\n| 任务 | 牵头单位 |\n| 建成充电桩2万个 | 市发展改革委 |\n完\n')
  const [only] = layout.tables
  expect(only).toMatchObject({ rows: 2, columns: 2 })
  expect(text.slice(only?.start, only?.end)).toBe('| 任务 | 牵头单位 |\n| 建成充电桩2万个 | 市发展改革委 |')
  expect(layout.places.map(({ start, end, paragraph }) => [text.slice(start, end), paragraph])).toEqual([
    ['分工表', 1],
    ['任务', 2],
    ['牵头单位', 3],
    ['建成充电桩2万个', 4],
    ['市发展改革委', 5],
    ['完', 6],
  ])
})

describe('merged cells stand at their first row and column', () => {
  test('across', async () => {
    const wide = tc(p('2025年'), '<w:gridSpan w:val="2"/>')
    expect(
      (
        await seen(
          table([
            ['指标', wide],
            ['甲', '1', '2'],
          ]),
        )
      ).cells,
    ).toEqual([
      ['指标', 0, 0, 1, 1],
      ['2025年', 0, 1, 1, 2],
      ['甲', 1, 0, 1, 1],
      ['1', 1, 1, 1, 1],
      ['2', 1, 2, 1, 1],
    ])
  })

  test('downwards, over rows that end and begin anew', async () => {
    const first = (text: string): string => tc(p(text), '<w:vMerge w:val="restart"/>')
    const more = tc(p(''), '<w:vMerge/>')
    const rows = [
      [first('民生'), 'a'],
      [more, 'b'],
      [more, 'c'],
      [first('生态'), 'd'],
      [more, 'e'],
    ]
    const { text, cells } = await seen(table(rows))
    expect(cells.filter(([, , column]) => column === 0)).toEqual([
      ['民生', 0, 0, 3, 1],
      ['生态', 3, 0, 2, 1],
    ])
    expect(text).toBe('| 民生 | a |\n|  | b |\n|  | c |\n| 生态 | d |\n|  | e |\n')
  })

  test('in the old way, and rows that begin further right', async () => {
    const left = tc(p('甲'), '<w:hMerge w:val="restart"/>')
    const right = tc(p(''), '<w:hMerge w:val="continue"/>')
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('乙'))}</w:tr>`
    const { cells } = await seen(`<w:tbl><w:tr>${left}${right}</w:tr>${late}</w:tbl>`)
    expect(cells).toEqual([
      ['甲', 0, 0, 1, 2],
      ['乙', 1, 1, 1, 1],
    ])
  })

  test('a continuation without a beginning is a cell of its own', async () => {
    expect((await seen(table([[tc(p('甲'), '<w:vMerge/>'), '乙']]))).cells[0]).toEqual(['甲', 0, 0, 1, 1])
  })

  test('claimed to be endless, they are as wide as Word allows', async () => {
    const body = table([[tc(p('甲'), '<w:gridSpan w:val="9999"/>'), '乙']])
    expect((await read({ body })).layout.tables[0]?.columns).toBe(63)
  })
})

test('paragraphs and breaks within a cell, and a table within, stand on the line of the row', async () => {
  const inner = table([
    ['丙', '丁'],
    ['戊', '己'],
  ])
  const cell = tc(`${p('甲')}<w:p>${r('乙')}<w:r><w:br/></w:r>${r('乙二')}</w:p>${inner}`)
  expect((await seen(table([[cell, '庚']]))).text).toBe('| 甲 乙 乙二 丙 丁 戊 己 | 庚 |\n')
})

test('rows marked as deleted are left out', async () => {
  const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p('旧'))}${tc(p('值'))}</w:tr>`
  const { text, layout } = await read({ body: `<w:tbl>${gone}<w:tr>${tc(p('新'))}${tc(p('值'))}</w:tr></w:tbl>` })
  expect(text).toBe('| 新 | 值 |\n')
  expect(layout.dropped).toEqual([{ reason: 'deleted-text', text: '旧值' }])
})
