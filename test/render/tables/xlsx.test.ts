import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { xlsxBytes } from '../../../src/render/tables/xlsx.ts'
import { tidyTables } from '../../../src/render/tables/tables.ts'
import { sampleExtraction } from '../sample.ts'
import { AWKWARD, awkwardRows, shape } from './support.ts'

const sample = tidyTables.map((table) => ({
  shape: table,
  rows: table.rows(sampleExtraction(), { id: 'd1', source: 'plan.txt' }),
}))

describe('an Excel workbook', () => {
  it('has a sheet for each table, its header frozen and filtered', async () => {
    const { sheets } = await readXlsx(await xlsxBytes(sample))
    expect(sheets.map(({ name }) => name)).toEqual(['documents', 'indicators', 'goals', 'assignments', 'residue'])
    for (const sheet of sheets) {
      expect(sheet.freezePane).toMatchObject({ rows: 1 })
      expect(sheet.autoFilter?.range).toMatch(/^A1:[A-Z]{1,2}\d+$/)
    }
    expect(sheets[1]?.rows).toHaveLength(4)
  })

  it('has typed cells, and the source with its line in front', async () => {
    const { sheets } = await readXlsx(await xlsxBytes(sample))
    const [header = [], first = []] = sheets[1]?.rows ?? []
    const record = Object.fromEntries(header.map((name, index) => [String(name), first[index]]))
    expect(header[0]).toBe('source')
    expect(record).toMatchObject({
      source: 'plan.txt:1',
      name: '5G基站',
      comparator: 'eq',
      amount: 50000,
      implied: false,
      region_code: '120000',
      min: null,
    })
  })

  it('keeps every text a text', async () => {
    const { sheets } = await readXlsx(await xlsxBytes([{ shape, rows: awkwardRows }]))
    expect(sheets[0]?.rows.slice(1).map(([name]) => name)).toEqual(AWKWARD)
    expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([])
  })

  it('spells out what could steer or hide something, and cuts what Excel would refuse', async () => {
    const texts = ['\u0000\u001B[31m\u202E', 'x'.repeat(40_000)]
    const rows = texts.map((text) => [text, 1, 1, true])
    const { sheets } = await readXlsx(await xlsxBytes([{ shape, rows }]))
    const names = sheets[0]?.rows.slice(1).map(([name]) => String(name)) ?? []
    expect(names[0]).toBe('\\u{0}\\u{1b}[31m\\u{202e}')
    expect(names[1]).toHaveLength(32_767)
  })

  it('is the same bytes at another time', async () => {
    const first = await xlsxBytes(sample)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(Buffer.from(first).equals(Buffer.from(await xlsxBytes(sample)))).toBe(true)
  })
})
