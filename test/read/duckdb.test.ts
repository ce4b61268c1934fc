import { DuckDBInstance } from '@duckdb/node-api'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Row } from '../../src/core/table.ts'
import { writeDuckDb } from '../../src/read/duckdb.ts'
import { tidyTables } from '../../src/render/tables/tables.ts'
import { AWKWARD, awkwardRows, manyRows, shape, slowly } from '../render/tables/support.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-duckdb-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function ask(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRows()
  connection.closeSync()
  instance.closeSync()
  return rows
}

describe('a DuckDB file', () => {
  it('holds every table with its rows as they are', async () => {
    const path = join(folder, 'things.duckdb')
    await writeDuckDb(path, [
      { shape, rows: slowly(awkwardRows) },
      { shape: { ...shape, name: 'order' }, rows: slowly(manyRows(5000)) },
    ])
    expect((await ask(path, 'FROM things')).map(([name]) => name)).toEqual(AWKWARD)
    expect(await ask(path, 'SELECT count(*)::INTEGER, count(count)::INTEGER, sum(size) FROM "order"')).toEqual([
      [5000, 4285, (4999 * 5000) / 16],
    ])
    expect(await ask(path, 'FROM "order" LIMIT 1 OFFSET 4999')).toEqual([['名4999', 4999, 4999 / 8, false]])
    expect(readdirSync(folder)).toEqual(['things.duckdb'])
  })

  it('says what its tables and columns mean', async () => {
    const path = join(folder, 'meaning.duckdb')
    await writeDuckDb(path, [{ shape, rows: [] }])
    expect(await ask(path, 'SELECT comment FROM duckdb_tables()')).toEqual([[shape.about]])
    expect(await ask(path, 'SELECT data_type, comment FROM duckdb_columns() WHERE table_name = $$things$$')).toEqual([
      ['VARCHAR', "the thing's name"],
      ['INTEGER', 'how many'],
      ['DOUBLE', 'how large'],
      ['BOOLEAN', 'is it there'],
    ])
  })

  it('lets every column of the tidy tables be named without quotes', async () => {
    const path = join(folder, 'tidy.duckdb')
    await writeDuckDb(
      path,
      tidyTables.map((table) => ({ shape: table, rows: [] })),
    )
    for (const { name, columns } of tidyTables) {
      expect(await ask(path, `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${name}`)).toEqual([])
    }
  })

  it('takes the place of an old file, and only when it is complete', async () => {
    const path = join(folder, 'again.duckdb')
    await writeDuckDb(path, [{ shape, rows: [[['old', 1, 1, true]]] }])
    await writeDuckDb(path, [{ shape, rows: [[['new', 1, 1, true]]] }])
    const breaking = (function* rows(): Generator<Row[]> {
      yield [['half', 1, 1, true]]
      throw new Error('the rows break off')
    })()
    await expect(writeDuckDb(path, [{ shape, rows: breaking }])).rejects.toThrow('the rows break off')
    expect(await ask(path, 'SELECT name FROM things')).toEqual([['new']])
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([])
  })

  it.each(['missing/x.duckdb', 'taken'])('cannot be written to %s, which is told', async (name) => {
    mkdirSync(join(folder, 'taken'), { recursive: true })
    writeFileSync(join(folder, 'taken', 'file'), '')
    const path = join(folder, name)
    await expect(writeDuckDb(path, [{ shape, rows: [] }])).rejects.toMatchObject({ name: 'XinjijianError', path })
  })
})
