import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../../src/read/docx/list-number.ts'
import { inList, level, num, numbering, p } from '../../support/docx.ts'
import { lines, systems } from './support.ts'

const official = numbering(
  level(0, 'chineseCounting', '%1、') +
    level(1, 'chineseCounting', '（%2）') +
    level(2, 'decimal', '%3.') +
    level(3, 'decimalEnclosedCircle', '%4', '<w:suff w:val="nothing"/>'),
)

const levels = (...depths: number[]): string => depths.map((depth) => p('甲', inList(1, depth))).join('')

test('the outline of an official text', async () => {
  expect(await lines(levels(0, 1, 1, 2, 2, 3, 1, 2, 0, 1), { numbering: official })).toEqual([
    '一、甲',
    '（一）甲',
    '（二）甲',
    '1. 甲',
    '2. 甲',
    '①甲',
    '（三）甲',
    '1. 甲',
    '二、甲',
    '（一）甲',
  ])
})

test('paragraphs between, and empty ones, do not count', async () => {
  const body = levels(0) + p('正文') + p('', inList(1)) + levels(0)
  expect(await lines(body, { numbering: official })).toEqual(['一、甲', '正文', '', '二、甲'])
})

describe('counting', () => {
  test('labels name the levels above, decimal where they are legal', async () => {
    const definition = numbering(
      level(0, 'chineseCounting', '第%1章', '<w:suff w:val="space"/>') + level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
    )
    expect(await lines(levels(0, 1, 1), { numbering: definition })).toEqual(['第一章甲', '1.1 甲', '1.2 甲'])
  })

  test('a level may go on under the next heading, or restart with one level only', async () => {
    const definition = numbering(
      level(0, 'decimal', '%1.') +
        level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>') +
        level(2, 'decimal', '%3]', '<w:lvlRestart w:val="1"/>'),
    )
    expect(await lines(levels(0, 1, 2, 1, 2, 0, 1, 2), { numbering: definition })).toEqual([
      '1. 甲',
      '1) 甲',
      '1] 甲',
      '2) 甲',
      '2] 甲',
      '2. 甲',
      '3) 甲',
      '1] 甲',
    ])
  })

  test('lists of one definition count on together; an override begins anew, once', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const definition = numbering(level(0, 'decimal', '%1.')) + num(7, 1) + num(8, 1, override)
    const body = [1, 7, 8, 8, 1].map((list) => p('甲', inList(list))).join('')
    expect(await lines(body, { numbering: definition })).toEqual(['1. 甲', '2. 甲', '5. 甲', '6. 甲', '7. 甲'])
  })

  test('a list may replace a level', async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1)')}</w:lvlOverride>`
    const definition = numbering(level(0, 'decimal', '%1.')) + num(9, 1, override)
    expect(await lines(p('甲', inList(9)), { numbering: definition })).toEqual(['I) 甲'])
  })

  test('a skipped level counts as begun', async () => {
    const definition = numbering(level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2'))
    expect(await lines(levels(1), { numbering: definition })).toEqual(['1.1 甲'])
  })
})

describe('styles', () => {
  const styles = `
    <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr>${inList(1)}</w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>`
  const definition = numbering(
    level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="H2"/>'),
  )

  test('put paragraphs into lists, at the level that names them', async () => {
    const body = p('甲', '<w:pStyle w:val="H"/>') + p('乙', '<w:pStyle w:val="H2"/>')
    expect(await lines(body, { numbering: definition, styles })).toEqual(['一、甲', '（一）乙'])
  })

  test('and a paragraph may opt out, or choose another level', async () => {
    const body =
      p('甲', `<w:pStyle w:val="H"/>${inList(0)}`) +
      p('乙', '<w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    expect(await lines(body, { numbering: definition, styles })).toEqual(['甲', '（一）乙'])
  })

  test('a list style lends its definition', async () => {
    const linked = `${numbering(level(0, 'decimal', '%1.'))}
      <w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>${num(6, 5)}`
    const style = `<w:style w:type="numbering" w:styleId="L"><w:pPr>${inList(1)}</w:pPr></w:style>`
    expect(await lines(p('甲', inList(6)), { numbering: linked, styles: style })).toEqual(['1. 甲'])
  })
})

test('bullets are shown, those of symbol fonts as the usual one', async () => {
  const definition = numbering(level(0, 'bullet', '\uF0B7') + level(1, 'bullet', '◆'))
  expect(await lines(levels(0, 1), { numbering: definition })).toEqual(['• 甲', '◆ 甲'])
})

test('a list that is nowhere defined gives no number', async () => {
  expect(await lines(p('甲', inList(3)))).toEqual(['甲'])
})

test.each<[format: string, value: number, expected: string]>([
  ['decimal', 12, '12'],
  ['decimalZero', 7, '07'],
  ['upperRoman', 1994, 'MCMXCIV'],
  ['lowerRoman', 9, 'ix'],
  ['upperLetter', 3, 'C'],
  ['lowerLetter', 28, 'bb'],
  ['chineseCounting', 1, '一'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 11, '十一'],
  ['chineseCounting', 20, '二十'],
  ['chineseCountingThousand', 101, '一百零一'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 1005, '一千零五'],
  ['chineseCountingThousand', 12030, '一万二千零三十'],
  ['chineseLegalSimplified', 10, '壹拾'],
  ['ideographDigital', 10, '一〇'],
  ['ideographTraditional', 3, '丙'],
  ['ideographTraditional', 11, '11'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '21'],
  ['decimalFullWidth', 10, '１０'],
  ['none', 3, ''],
  ['thaiCounting', 3, '3'],
  ['toString', 3, '3'],
  ['lowerLetter', 99_999, '99999'],
  ['chineseCounting', 0, '0'],
])('%s %i is %s', (format, value, expected) => {
  expect(formatNumber(value, format, systems)).toBe(expected)
})
