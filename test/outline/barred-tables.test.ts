import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/index.ts'
import { barredTables } from '../../src/outline/barred-tables.ts'

const HEAD = '序号 | 指标 | 单位 | 2020年 | 2025年 |'
const ROWS = ['1 | 供水普及率 | % | 91 | 99 |', '2 | 泵站数量 | 座 | 12 | 30 |']

/** What stands in the cells of each row of each table of a text. */
function cellsOf(text: string): string[][][] {
  return barredTables(text).map(({ rows, cells }) =>
    Array.from({ length: rows }, (_, row) =>
      cells.filter((cell) => cell.row === row).map(({ start, end }) => text.slice(start, end)),
    ),
  )
}

describe('a table of a plain text', () => {
  it('is lines with equally many cells, blank lines between them or not', () => {
    expect(cellsOf([HEAD, ...ROWS].join('\r\n\r\n'))).toHaveLength(1)
    expect(cellsOf(`城市水务\n\n${[HEAD, ...ROWS].join('\n')}\n新建泵站30座。`)).toEqual([
      [
        ['序号', '指标', '单位', '2020年', '2025年'],
        ['1', '供水普及率', '%', '91', '99'],
        ['2', '泵站数量', '座', '12', '30'],
      ],
    ])
  })

  it.each([
    ['two lines', [HEAD, ROWS[0]].join('\n')],
    ['lines of two cells', '发布时间 | 2021年\n来源 | 水务局\n字号 | 大'],
    ['lines with text between', [HEAD, ...ROWS].join('\n水务局\n')],
    ['lines of other numbers of cells', `首页 | 新闻 | 正文\n${HEAD}\n上一篇 | 下一篇 | 返回`],
  ])('is none of %s', (_, text) => {
    expect(barredTables(text)).toEqual([])
  })

  it('gives the indicators of its rows', async () => {
    const extractor = await createExtractor()
    const text = `城市水务规划(2021-2025年)\n\n专栏1 主要指标\n${[HEAD, ...ROWS].join('\n')}\n`
    const found = extractor.extract(text).indicators.map(({ name, amount, deadline }) => [name, amount, deadline?.year])
    expect(found).toEqual([
      ['供水普及率', 99, 2025],
      ['泵站数量', 30, 2025],
    ])
  })
})
