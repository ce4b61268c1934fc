import { expect, test } from 'vitest'
import type { Table } from '../../../src/core/layout.ts'
import { stretchesOf } from '../../../src/render/markup/table-line.ts'

const TEXT = '| 指标 | 2025年 | 2027年 |\n| 基站 | 300座 |\n文字'

function cell(words: string, row: number, column: number): Table['cells'][number] {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length, row, column, rowSpan: 1, columnSpan: 1 }
}

const table: Table = {
  start: 0,
  end: TEXT.indexOf('\n文字'),
  rows: 2,
  columns: 3,
  cells: [cell('指标', 0, 0), cell('2025年', 0, 1), cell('2027年', 0, 2), cell('基站', 1, 0), cell('300座', 1, 2)],
}

function cut(start: number, end: number): string[] | null {
  const stretches = stretchesOf({ start, end }, [table])
  return stretches?.map((one) => `${one.isCell ? 'cell' : 'fence'}:${TEXT.slice(one.start, one.end)}`) ?? null
}

test('a row is its cells, with what stands between them; a column without a cell has an empty one', () => {
  const [first, second] = [TEXT.indexOf('\n'), TEXT.indexOf('\n文字')]
  expect(cut(0, first)).toEqual([
    'fence:| ',
    'cell:指标',
    'fence: | ',
    'cell:2025年',
    'fence: | ',
    'cell:2027年',
    'fence: |',
  ])
  const row = cut(first + 1, second)!
  expect(row.filter((each) => each.startsWith('cell'))).toEqual(['cell:基站', 'cell:', 'cell:300座'])
  expect(row.map((each) => each.slice(each.indexOf(':') + 1)).join('')).toBe('| 基站 | 300座 |')
})

test('lines outside of tables, and parts of cells, are no rows', () => {
  expect(cut(TEXT.length - 2, TEXT.length)).toBeNull()
  expect(cut(0, 3)).toBeNull()
})
