import { rm } from 'node:fs/promises'
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api'
import { XinjijianError } from '../core/errors.ts'
import type { ColumnType, Row, Rows, TableShape } from '../core/table.ts'
import { systemCode, writeFailure } from './failures.ts'
import { replaceFile } from './write.ts'

type DuckDb = typeof import('@duckdb/node-api')

interface FilledTable {
  readonly shape: TableShape
  readonly rows: Rows
}

/** Rows that are handed over at once; DuckDB takes no more. */
const CHUNK = 2048

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
}

/**
 * Writes tables into one new DuckDB file, with what each table and column means as its comment: beside the old file of that
 * name, which the new one replaces when it is complete. Rows are taken in turn and not kept.
 * @throws XinjijianError `duckdb-missing` when the optional package is not there, `duckdb-failed`, or as for other files
 */
export async function writeDuckDb(path: string, tables: Iterable<FilledTable>): Promise<void> {
  const duckdb = await load()
  try {
    await replaceFile(path, async (temporary) => {
      try {
        await fill(duckdb, temporary, tables)
      } finally {
        await rm(`${temporary}.wal`, { force: true })
      }
    })
  } catch (error) {
    throw failure(error, path)
  }
}

async function load(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api')
  } catch (cause) {
    const hint = 'install it with: npm install @duckdb/node-api'
    throw new XinjijianError('duckdb-missing', 'DuckDB, an optional package, is not installed', { hint, cause })
  }
}

async function fill(duckdb: DuckDb, path: string, tables: Iterable<FilledTable>): Promise<void> {
  const instance = await duckdb.DuckDBInstance.create(path)
  try {
    const connection = await instance.connect()
    for (const { shape, rows } of tables) {
      await connection.run(definition(shape))
      await append(duckdb, connection, shape, rows)
    }
    await connection.run('CHECKPOINT')
    connection.closeSync()
  } finally {
    instance.closeSync()
  }
}

function definition({ name, about, columns }: TableShape): string {
  const table = identifier(name)
  return [
    `CREATE TABLE ${table} (${columns.map((column) => `${identifier(column.name)} ${SQL_TYPES[column.type]}`).join(', ')})`,
    `COMMENT ON TABLE ${table} IS ${literal(about)}`,
    ...columns.map((column) => `COMMENT ON COLUMN ${table}.${identifier(column.name)} IS ${literal(column.about)}`),
  ].join(';\n')
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function append(duckdb: DuckDb, connection: DuckDBConnection, shape: TableShape, rows: Rows): Promise<void> {
  const types = shape.columns.map(({ type }) => typeOf(duckdb, type))
  const appender = await connection.createAppender(shape.name)
  let waiting: Row[] = []
  const handOver = (): void => {
    const chunk = duckdb.DuckDBDataChunk.create(types)
    chunk.setRows(waiting)
    appender.appendDataChunk(chunk)
    waiting = []
  }
  for await (const some of rows) {
    for (const row of some) {
      waiting.push(row)
      if (waiting.length === CHUNK) handOver()
    }
  }
  if (waiting.length > 0) handOver()
  appender.closeSync()
}

function typeOf({ VARCHAR, INTEGER, DOUBLE, BOOLEAN }: DuckDb, type: ColumnType): DuckDBType {
  return { string: VARCHAR, integer: INTEGER, number: DOUBLE, boolean: BOOLEAN }[type]
}

function failure(error: unknown, path: string): unknown {
  if (error instanceof XinjijianError || systemCode(error) !== undefined) return writeFailure(error, path)
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error)
  const hint = 'is there room on the disk, and may you write into that folder?'
  return new XinjijianError('duckdb-failed', `DuckDB could not write it: ${message}`, { hint, path, cause: error })
}
