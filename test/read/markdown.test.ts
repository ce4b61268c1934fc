import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textFormatOf } from '../../src/read/formats.ts'
import { inlineMarks } from '../../src/read/markdown/marks.ts'
import { markdownTables } from '../../src/read/markdown/tables.ts'
import { readSource } from '../../src/read/source.ts'
import { pipeline } from '../support/real.ts'

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

describe('marks within a line', () => {
  const without = (text: string): string =>
    inlineMarks(text)
      .toReversed()
      .reduce((left, { start, end, text: instead }) => left.slice(0, start) + instead + left.slice(end), text)

  test.each([
    ['建成**公园5个**以上', '建成公园5个以上'],
    ['新建*公园*5个', '新建公园5个'],
    ['改造__小区3个__、`老旧`厂房', '改造小区3个、老旧厂房'],
    ['***重点***任务', '***重点***任务'],
    ['见[附件](a/b.pdf "附")和![图](c.png)', '见附件和'],
    ['建成~~5~~6个', '建成6个'],
    ['新增<b>5万</b>个<br/>另有<font color="red">3</font>个', '新增5万个\n另有3个'],
    ['占比\\*为5\\|6', '占比*为5|6'],
    ['嵌[**5个**](x)套', '嵌5个套'],
    // no emphasis
    ['面积3*4*5米', '面积3*4*5米'],
    ['60.6*，61.2*', '60.6*，61.2*'],
    ['a_b_c、[1]、[责任单位：市水务局]（注）', 'a_b_c、[1]、[责任单位：市水务局]（注）'],
    ['x < 5，y > 3', 'x < 5，y > 3'],
    // bold words that begin a line are for the outline
    ['**一、目标**', '**一、目标**'],
    ['- **三、** **安排** 建**桥**', '- **三、** **安排** 建桥'],
    ['---\ntitle: a*b*c **d**\n---\n建**桥**', '---\ntitle: a*b*c **d**\n---\n建桥'],
  ])('%s', (text, words) => {
    expect(without(text)).toBe(words)
  })

  test('are in order and disjoint, whatever the text', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '`',
      '~~',
      '[',
      '](x)',
      '!',
      '\\',
      '<b>',
      '<br>',
      ' ',
      '\n',
      '甲',
      '5',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const mark of inlineMarks(text)) {
          expect(mark.start).toBeGreaterThanOrEqual(end)
          expect(mark.end).toBeGreaterThan(mark.start)
          expect(mark.end).toBeLessThanOrEqual(text.length)
          ;({ end } = mark)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('disturb neither names nor places', async () => {
    const text = '# 某市计划\n\n到2025年，建成**公园5个**以上，由[市水务局](x)牵头。\n'
    const { indicators, assignments } = pipeline.extract(await readSource(Buffer.from(text), 'plan.md'))
    expect(indicators).toMatchObject([{ name: '公园', comparator: '>=', amount: 5 }])
    expect(text.slice(indicators[0]!.span.start, indicators[0]!.span.end)).toBe('公园5个**以上')
    expect(assignments.map(({ agencies }) => agencies[0]!.name)).toEqual(['市水务局'])
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
