import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Cell, Row } from '../../../src/core/table.ts'
import { csvHead, csvLines } from '../../../src/render/tables/csv.ts'
import { AWKWARD, awkwardRows, shape } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

function csv(rows: readonly Row[], bom = false): string {
  return csvHead(shape, { bom }) + csvLines(rows)
}

/** The cells as another program reads them. */
async function readBack(text: string): Promise<Cell[][]> {
  const path = join(folder, 'read.csv')
  writeFileSync(path, text)
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const columns = `{'name': 'VARCHAR', 'count': 'INTEGER', 'size': 'DOUBLE', 'real': 'BOOLEAN'}`
  const sql = `SELECT * FROM read_csv('${path}', header = true, delim = ',', quote = '"', escape = '"', columns = ${columns})`
  return (await connection.runAndReadAll(sql)).getRows() as Cell[][]
}

const withoutGuard = (text: string): string => text.replace(/(^|;)'/g, '$1')

describe('CSV', () => {
  it('has a line of names and a line for each row, nothing for null', async () => {
    expect(
      csv([
        ['a', 1, 0.5, true],
        [null, null, null, null],
        ['b', -2, 1.3e12, false],
      ]),
    ).toBe('name,count,size,real\na,1,0.5,true\n,,,\nb,-2,1300000000000,false\n')
  })

  it('begins with a byte order mark if asked', async () => {
    expect(csv([], true)).toBe('\uFEFFname,count,size,real\n')
    expect(await readBack(csv(awkwardRows, true))).toEqual(await readBack(csv(awkwardRows)))
  })

  it('is read by another program as it was, but for the guard, which can be taken away', async () => {
    const rows = await readBack(csv(awkwardRows))
    expect(rows.map(([name]) => withoutGuard(String(name)))).toEqual(AWKWARD)
    expect(rows.map((row) => row.slice(1))).toEqual(awkwardRows.map((row) => row.slice(1)))
  })

  it('gives a spreadsheet no formula, whatever it separates cells by', async () => {
    const text = csv(awkwardRows)
    for (const separator of [/,/, /;/]) {
      for (const line of text.split('\n')) {
        for (const field of line.split(separator)) expect(field).not.toMatch(/^"?\s*[=+@＝＋－＠]|^"?-(?!\d+(\.\d+)?$)/)
      }
    }
  })

  it('keeps a row on one line and steers no terminal', async () => {
    const text = csv([
      ['a\nb\r\nc\td', 1, 1, true],
      ['\u001B[31mred\u0000\u202Eesrever\u2028', 2, 2, true],
    ])
    expect(text.split('\n')).toHaveLength(4)
    expect(text).toContain('\\u{1b}[31mred\\u{0}\\u{202e}esrever\\u{2028}')
  })

  it('gives every text back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom("'", ';', '=', '-', '"', ',', '中', ' ') }), { minLength: 1 }),
        async (texts) => {
          const rows = texts.map((text): Row => [text === '' ? null : text, 1, 1, true])
          const back = await readBack(csv(rows))
          expect(back.map(([name]) => (name === null ? null : withoutGuard(String(name))))).toEqual(
            rows.map(([name]) => name),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})
