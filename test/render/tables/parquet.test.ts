import { parquetMetadata, parquetReadObjects, type AsyncBuffer } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import type { Rows, TableShape } from '../../../src/core/table.ts'
import { parquetChunks } from '../../../src/render/tables/parquet.ts'
import { ORIGIN } from '../../../src/render/tables/shared-columns.ts'
import { AWKWARD, awkwardRows, manyRows, shape, slowly } from './support.ts'

async function parquet(rows: Rows, table: TableShape = shape): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of parquetChunks(table, rows)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function asFile(bytes: Buffer): AsyncBuffer {
  return { byteLength: bytes.length, slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer }
}

describe('Parquet', () => {
  it('keeps every text as it is, and types', async () => {
    const rows = await parquetReadObjects({ file: asFile(await parquet(slowly(awkwardRows))) })
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

  it('splits long tables into row groups that are handed on one by one', async () => {
    const bytes = await parquet(manyRows(6_500))
    const { row_groups } = parquetMetadata(Uint8Array.from(bytes).buffer)
    expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([2_500n, 2_500n, 1_500n])
    const rows = await parquetReadObjects({ file: asFile(bytes), rowStart: 6_498, rowEnd: 6_500 })
    expect(rows).toEqual([
      { name: '名6498', count: 6_498, size: 6_498 / 8, real: true },
      { name: '名6499', count: 6_499, size: 6_499 / 8, real: false },
    ])
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
    expect((await parquet(manyRows(6_000))).equals(await parquet(manyRows(6_000)))).toBe(true)
  })
})
