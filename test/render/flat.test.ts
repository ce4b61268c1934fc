import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { displayWidth } from '../../src/render/width.ts'
import { rendered } from './rendered.ts'
import { sampleExtraction } from './sample.ts'

const sample = sampleExtraction()

/** A text that would steer a terminal, break out of a cell or run, in every place that is shown. */
const HOSTILE = '\u001B[31m\u202E|<script>alert(1)</script>`**[x](javascript:1)@all\n| a |'

function hostile(): Extraction {
  return {
    ...sample,
    document: { ...sample.document, name: HOSTILE, title: HOSTILE },
    sections: sample.sections.map((section) => ({ ...section, title: HOSTILE })),
    goals: sample.goals.map((goal) => ({ ...goal, statement: HOSTILE })),
    indicators: sample.indicators.map((one) => ({
      ...one,
      name: HOSTILE,
      unit: HOSTILE,
      scope: HOSTILE,
      text: HOSTILE,
    })),
    residue: sample.residue.map((one) => ({ ...one, text: HOSTILE })),
  }
}

describe('table', () => {
  test('shows all records of a text, values in one piece', async () => {
    const text = await rendered('table', [sample])
    expect(text.match(/^(\w+) \(\d\)$/gm)).toEqual(['goals (2)', 'indicators (3)', 'assignments (2)', 'residue (2)'])
    expect(text).toContain('indicator  value      role       by    section  source\n')
    expect(text).toContain('5G基站     50,000 个  criterion  2023  目标     plan.txt:1\n')
  })

  test('has its columns under each other, Chinese characters counted as two', async () => {
    const names = ['5G基站', '居民人均可支配收入', 'R&D投入强度']
    const indicators = sample.indicators.map((one, index) => ({ ...one, name: names[index]! }))
    const lines = (await rendered('table', [{ ...sample, indicators }], { table: 'indicators' }))
      .split('\n')
      .slice(2, 5)
    const starts = lines.map((line) => displayWidth(line.slice(0, line.indexOf('50,000'))))
    expect(new Set(starts)).toEqual(new Set([displayWidth('居民人均可支配收入') + 2]))
  })

  test('is cut to the terminal, the long columns first', async () => {
    const statement = '到2023年,建成覆盖全市的网络并使它长期稳定地运行下去'.repeat(3)
    const long = { ...sample, goals: sample.goals.map((goal) => ({ ...goal, statement })) }
    const narrow = await rendered('table', [long], { table: 'goals', width: 60 })
    for (const line of narrow.trimEnd().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(60)
    expect(narrow).toContain('…')
    expect(narrow).toContain('plan.txt:1')
    expect(await rendered('table', [long], { table: 'goals' })).toContain(statement)
  })

  test('shows one table if asked, and says when there is nothing', async () => {
    expect(await rendered('table', [sample], { table: 'documents' })).toMatch(
      /^documents \(1\)\n.*\n.*样本.*天津市.*\n$/,
    )
    expect(await rendered('table', [{ ...sample, goals: [] }], { table: 'goals' })).toMatch(/^goals \(0\)\n/)
    const nothing = { ...sample, goals: [], indicators: [], assignments: [], residue: [] }
    expect(await rendered('table', [nothing])).toBe('nothing was found\n')
  })

  test('is dressed only as it is told', async () => {
    const green = (text: string): string => `<${text}>`
    const plain = (text: string): string => text
    const style = { bold: plain, dim: plain, red: plain, yellow: plain, green, cyan: plain }
    const text = await rendered('table', [sample], { table: 'indicators', style })
    expect(text.match(/<[^>]*>/g)).toEqual(['<target   >'])
  })

  test('lets nothing steer the terminal', async () => {
    const text = await rendered('table', [hostile()])
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
    expect(text).toContain('\\u{1b}[31m\\u{202e}|<script>')
    expect(text.split('\n')).toHaveLength((await rendered('table', [sample])).split('\n').length)
  })
})

describe('markdown', () => {
  test('has a heading and a table for each kind of record', async () => {
    const lines = (await rendered('markdown', [sample])).split('\n')
    expect(lines.filter((line) => line.startsWith('### '))).toEqual([
      '### goals (2)',
      '### indicators (3)',
      '### assignments (2)',
      '### residue (2)',
    ])
    expect(lines).toContain('| indicator | value | role | by | section | source |')
    expect(lines).toContain('| 5G基站 | 50,000 个 | target | 2023 | 目标 | plan.txt:1 |')
  })

  test('says when there is nothing', async () => {
    const nothing = { ...sample, goals: [], indicators: [], assignments: [], residue: [] }
    expect(await rendered('markdown', [nothing])).toBe('Nothing was found.\n')
  })

  test('lets no text out of its cell', async () => {
    const rows = (await rendered('markdown', [hostile()])).split('\n').filter((line) => line.startsWith('| '))
    const cells = rows.map((row) => row.match(/(?<!\\)\|/g)?.length)
    const usual = (await rendered('markdown', [sample])).split('\n').filter((line) => line.startsWith('| '))
    expect(cells).toEqual(usual.map((row) => row.match(/\|/g)?.length))
    for (const row of rows) {
      expect(row).not.toMatch(/<script|(?<!\\)\[x\](?!\\)|(?<!\\)`|@all/)
      expect(row).not.toMatch(/\p{Cc}|\p{Cf}/u)
    }
  })
})

describe('csv and xlsx', () => {
  test('csv holds one tidy table of all texts', async () => {
    const text = await rendered('csv', [sampleExtraction('a.txt'), sampleExtraction('b.txt')])
    const [header = '', ...rows] = text.trimEnd().split('\n')
    expect(header).toMatch(/^document_id,source_file,region_code,.*,text,rule$/)
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      ...Array.from({ length: 3 }, () => 'a.txt,a.txt,120000,province'),
      ...Array.from({ length: 3 }, () => 'b.txt,b.txt,120000,province'),
    ])
    expect(await rendered('csv', [sample], { table: 'goals', bom: true })).toMatch(/^\uFEFFdocument_id,.*goal_id/)
  })

  test('a text given twice is two documents', async () => {
    const text = await rendered('csv', [sample, sample], { table: 'documents' })
    expect(text.split('\n').map((line) => line.split(',')[0])).toEqual(['document_id', 'plan.txt', 'plan.txt#2', ''])
  })

  test('xlsx is a workbook', async () => {
    expect(await rendered('xlsx', [sample])).toMatch(/^PK\u0003\u0004/)
  })
})
