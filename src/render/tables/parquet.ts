import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import type { Column, ColumnType, Row, Rows, TableShape } from '../../core/table.ts'
import { ORIGIN } from './shared-columns.ts'

/** Rows of a row group: as many as are in memory at once, and as a reader has to take at once. */
const ROW_GROUP = 2_500

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const satisfies Record<ColumnType, object>

/**
 * A table as a Parquet file, piece by piece: typed columns, all of them nullable. The same rows give the same bytes. A reader
 * can pass over groups of rows by their numbers and by where they are from, which rows that stand together share; least and
 * greatest of other texts would help nobody.
 */
export async function* parquetChunks({ columns }: TableShape, rows: Rows): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'xinjijian' })
  for await (const group of inGroups(rows)) {
    await file.write({ columnData: columnData(columns, group), rowGroupSize: group.length })
    yield taken(bytes)
  }
  await file.finish()
  yield taken(bytes)
}

function schemaOf(columns: readonly Column[]): ConstructorParameters<typeof ParquetWriter>[0]['schema'] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
  ]
}

function columnData(columns: readonly Column[], group: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type }, index) => ({
    name,
    statistics: type !== 'string' || index < ORIGIN.length,
    data: group.map((row) => row[index] ?? null),
  }))
}

/** What has been written since the last time; the writer goes on counting where it was. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice()
  bytes.index = 0
  return chunk
}

async function* inGroups(rows: Rows): AsyncGenerator<Row[]> {
  let group: Row[] = []
  for await (const some of rows) {
    for (const row of some) {
      group.push(row)
      if (group.length < ROW_GROUP) continue
      yield group
      group = []
    }
  }
  if (group.length > 0) yield group
}
