import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textFormatOf } from '../../src/read/formats.ts'
import { markdownTables } from '../../src/read/markdown/tables.ts'

/** The cells of each table, row by row. */
function contents(text: string): string[][][] {
  return markdownTables(text).map(({ rows, cells }) =>
    Array.from({ length: rows }, (_, row) =>
      cells.filter((cell) => cell.row === row).map(({ start, end }) => text.slice(start, end)),
    ),
  )
}

const TABLE = [
  ['a', 'b'],
  ['1', '2'],
]

describe('a table of a Markdown text', () => {
  test.each<[string, string, string[][][]]>([
    ['with bars around it', '| a | b |\n| --- | --- |\n| 1 | 2 |', [TABLE]],
    ['without', 'a | b\n--- | ---\n1 | 2', [TABLE]],
    ['with alignment', '|a|b|\n|:-|-:|\n|1|2|', [TABLE]],
    ['with CRLF', '| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\n', [TABLE]],
    ['behind a line of text', '目标如下\n| a | b |\n|---|---|\n| 1 | 2 |\n完', [TABLE]],
    [
      'with bars in a cell',
      '| a | b |\n|---|---|\n| 1\\|x | 2 |',
      [
        [
          ['a', 'b'],
          ['1\\|x', '2'],
        ],
      ],
    ],
    [
      'with empty cells',
      '| a | b |\n|---|---|\n|  | 2 |\n| 1 | |',
      [
        [
          ['a', 'b'],
          ['', '2'],
          ['1', ''],
        ],
      ],
    ],
    ['with a short and a long row', '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |', [[['a', 'b'], ['1'], ['1', '2']]]],
    ['before another', '| a | b |\n|---|---|\n| 1 | 2 |\n\n| a | b |\n|---|---|\n| 1 | 2 |', [TABLE, TABLE]],
    ['without a rule, as this program prints it', '| a | b |\n| 1 | 2 |\n', [TABLE]],
    ['with a head alone', '| a | b |\n|---|---|', [[['a', 'b']]]],
  ])('%s', (_, text, expected) => {
    expect(contents(text)).toEqual(expected)
  })

  test.each([
    ['bars in a sentence', '甲|乙\n丙|丁'],
    ['a rule', '目标\n---\n正文'],
    ['a rule of other width', '| a | b |\n|---|\n| 1 | 2 |'],
    ['a blank line before the rule', '| a | b |\n\n|---|---|\n| 1 | 2 |'],
  ])('is not %s', (_, text) => {
    expect(contents(text)).toEqual([])
  })

  test('has cells that lie in it, in order and disjoint, whatever the text', () => {
    const piece = fc.constantFrom('|', '-', ' ', '\n', '\r\n', '\\', 'a', '一', '|---|---|\n', '| a | b |\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const table of markdownTables(text)) {
          expect(table.start).toBeGreaterThanOrEqual(end)
          expect(table.end).toBeLessThanOrEqual(text.length)
          let at = table.start
          for (const cell of table.cells) {
            expect(cell.start).toBeGreaterThanOrEqual(at)
            expect(cell.end).toBeGreaterThanOrEqual(cell.start)
            expect(cell.column).toBeLessThan(table.columns)
            expect(text.slice(cell.start, cell.end)).not.toMatch(/^[ \t]|[ \t]$|[\r\n]/)
            at = cell.end
          }
          expect(at).toBeLessThanOrEqual(table.end)
          ;({ end } = table)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['plan.md', '目标', 'markdown'],
  ['plan.txt', '目标', 'text'],
  ['plan.txt', '| a | b |\n| --- | --- |\n', 'markdown'],
  ['-', '---\ntitle: 方案\n---\n正文', 'text'],
])('%s with %j is %s', (name, text, format) => {
  expect(textFormatOf(text, name)).toBe(format)
})
