import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects, type AsyncBuffer } from 'hyparquet'
import { afterAll, describe, expect, it } from 'vitest'
import type { Row, TableShape } from '../../../src/core/table.ts'
import { parquetChunks, rowGroup } from '../../../src/render/tables/parquet.ts'
import { ORIGIN } from '../../../src/render/tables/shared-columns.ts'
import { AWKWARD, awkwardRows, manyRows, shape } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-parquet-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A file of these groups of rows. */
async function parquet(groups: readonly (readonly Row[])[], table: TableShape = shape): Promise<Buffer> {
  const made = await Promise.all(groups.map((rows) => rowGroup(table, rows)))
  const chunks: Uint8Array[] = []
  for await (const chunk of parquetChunks(table, made)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function asFile(bytes: Buffer): AsyncBuffer {
  return { byteLength: bytes.length, slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer }
}

describe('Parquet', () => {
  it('keeps every text as it is, and types', async () => {
    const rows = await parquetReadObjects({ file: asFile(await parquet([awkwardRows])) })
    expect(rows.map(({ name }) => name as unknown)).toEqual(AWKWARD)
    expect(rows[1]).toEqual({ name: '+1', count: 1, size: 0.25, real: false })
  })

  it('has nulls where nothing is known', async () => {
    const rows = await parquetReadObjects({ file: asFile(await parquet([[[null, null, null, null]]])) })
    expect(rows).toEqual([{ name: null, count: null, size: null, real: null }])
  })

  it('has its columns even without rows', async () => {
    const bytes = await parquet([])
    const { schema, num_rows } = parquetMetadata(Uint8Array.from(bytes).buffer)
    expect(num_rows).toBe(0n)
    expect(schema.slice(1).map(({ name, type, repetition_type }) => [name, type, repetition_type])).toEqual([
      ['name', 'BYTE_ARRAY', 'OPTIONAL'],
      ['count', 'INT32', 'OPTIONAL'],
      ['size', 'DOUBLE', 'OPTIONAL'],
      ['real', 'BOOLEAN', 'OPTIONAL'],
    ])
  })

  it('puts groups together that were made apart, each where a reader looks for it', async () => {
    const rows = manyRows(6_500)
    const bytes = await parquet([rows.slice(0, 2_500), rows.slice(2_500, 2_501), rows.slice(2_501)])
    const { row_groups, num_rows } = parquetMetadata(Uint8Array.from(bytes).buffer)
    expect(row_groups.map((group) => group.num_rows)).toEqual([2_500n, 1n, 3_999n])
    expect(num_rows).toBe(6_500n)
    const read = await parquetReadObjects({ file: asFile(bytes) })
    expect(read.map(({ name, count, size, real }) => [name, count, size, real] as unknown)).toEqual(rows)
  })

  it('is read by another program too', async () => {
    const path = join(folder, 'read.parquet')
    const rows = manyRows(70_000)
    writeFileSync(path, await parquet([rows.slice(0, 3_000), rows.slice(3_000)]))
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const reader = await connection.runAndReadAll(`SELECT * FROM '${path}' WHERE count >= 2500`)
    expect(reader.getRows()).toEqual(rows.filter(([, count]) => Number(count) >= 2_500))
  })

  it('says the least and greatest of numbers and of what all tables begin with, not of other texts', async () => {
    const columns = [
      ...ORIGIN,
      { name: 'text', type: 'string' as const, about: 'its words' },
      ...shape.columns.slice(1),
    ]
    const row = ['d', 'd.txt', '110000', 'province', 2024, '天', 1, 2, true]
    const bytes = await parquet([[row]], { ...shape, columns })
    const { row_groups } = parquetMetadata(Uint8Array.from(bytes).buffer)
    const told = row_groups[0]!.columns.filter(({ meta_data }) => meta_data?.statistics?.min_value !== undefined)
    expect(told.map(({ meta_data }) => meta_data!.path_in_schema[0])).toEqual([
      'document_id',
      'source_file',
      'region_code',
      'region_level',
      'document_year',
      'count',
      'size',
      'real',
    ])
  })

  it('is the same bytes for the same rows', async () => {
    expect((await parquet([manyRows(6_000)])).equals(await parquet([manyRows(6_000)]))).toBe(true)
  })
})
