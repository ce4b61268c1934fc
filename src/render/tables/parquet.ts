import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import type { Column, ColumnType, Row, TableShape } from '../../core/table.ts'
import { ORIGIN } from './shared-columns.ts'

/** Rows as they stand in a Parquet file: their bytes, and what the end of the file says of them; places from their first byte. */
export interface RowGroup {
  readonly bytes: Uint8Array
  readonly about: ParquetWriter['row_groups'][number]
}

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>

/**
 * Rows as one row group: typed columns, all of them nullable. The same rows give the same bytes. A reader can pass over it by
 * the numbers in it and by where its rows are from, which rows that stand together share; least and greatest of other texts
 * would help nobody.
 * @param rows as many as a reader has to take at once; at least one
 */
export async function rowGroup({ columns }: TableShape, rows: readonly Row[]): Promise<RowGroup> {
  const { bytes, writer } = beginFile(columns)
  take(bytes)
  bytes.offset = 0
  await writer.write({ columnData: columnData(columns, rows), rowGroupSize: rows.length })
  return { bytes: take(bytes), about: writer.row_groups[0] as RowGroup['about'] }
}

/** A table as a Parquet file, piece by piece, from groups that were made apart from each other. */
export async function* parquetChunks({ columns }: TableShape, groups: Iterable<RowGroup>): AsyncGenerator<Uint8Array> {
  const { bytes, writer } = beginFile(columns)
  yield take(bytes)
  for (const group of groups) {
    writer.row_groups.push(moved(group.about, BigInt(bytes.offset)))
    writer.num_rows += group.about.num_rows
    bytes.offset += group.bytes.length
    yield group.bytes
  }
  await writer.finish()
  yield take(bytes)
}

function beginFile(columns: readonly Column[]): { readonly bytes: ByteWriter; readonly writer: ParquetWriter } {
  const bytes = new ByteWriter()
  return { bytes, writer: new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'xinjijian' }) }
}

/** What has been written since the last time; the offset goes on counting. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = bytes.getBytes().slice()
  bytes.index = 0
  return taken
}

/** A group that begins so many bytes later in its file. */
function moved(group: RowGroup['about'], by: bigint): RowGroup['about'] {
  const columns = group.columns.map(({ meta_data, ...chunk }) => ({
    ...chunk,
    file_offset: chunk.file_offset + by,
    ...(meta_data && {
      meta_data: {
        ...meta_data,
        data_page_offset: meta_data.data_page_offset + by,
        ...(meta_data.dictionary_page_offset !== undefined && {
          dictionary_page_offset: meta_data.dictionary_page_offset + by,
        }),
      },
    }),
  }))
  return { ...group, columns }
}

function schemaOf(columns: readonly Column[]): ConstructorParameters<typeof ParquetWriter>[0]['schema'] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
  ]
}

function columnData(columns: readonly Column[], rows: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type }, index) => ({
    name,
    statistics: type !== 'string' || index < ORIGIN.length,
    // It would say where pages lie in the file, which is not known yet; nearly all columns of a group have one.
    offsetIndex: false,
    data: rows.map((row) => row[index] ?? null),
  }))
}
