/** The files of the output, each made from the pieces of all documents, some documents at a time. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Row } from '../core/table.ts'
import type { Extent } from '../read/bytes.ts'
import { readJournal } from '../read/journal.ts'
import { FINISHING_FOLDER, ORDER_FILE } from '../read/output-folder.ts'
import { PartReader } from '../read/parts.ts'
import { leave, takeUp } from '../read/scratch.ts'
import { writeAtomically } from '../read/write.ts'
import { csvHead, csvLines } from '../render/tables/csv.ts'
import type { RowGroup } from '../render/tables/parquet.ts'
import { tableNamed, tidyTables } from '../render/tables/tables.ts'
import { EXTRACTIONS } from './formats.ts'
import type { OrderedPart, Output, StretchTask, TableOutput } from './protocol.ts'

/**
 * Leaves the rows of some documents as they will stand in the files of their table.
 * @throws XinjijianError `part-missing`, `part-damaged`, and the writing errors of a file
 */
export async function writeStretch(folder: string, { table, lines, index }: StretchTask): Promise<void> {
  const shape = tableNamed(table)
  const rows: Row[] = []
  for await (const some of rowsOf(folder, table, lines)) for (const row of some) rows.push(row)
  const { rowGroup } = await import('../render/tables/parquet.ts')
  const leaveFor = (format: TableOutput['format'], stretch: Uint8Array | RowGroup | null): void =>
    leave(join(folder, FINISHING_FOLDER, stretchName({ table, format }, index)), stretch)
  leaveFor('csv', Buffer.from(csvLines(rows), 'utf8'))
  leaveFor('parquet', rows.length > 0 ? await rowGroup(shape, rows) : null)
}

/**
 * Writes one file of the output; the old one stays until the new one is complete.
 * @throws XinjijianError `part-missing`, `part-damaged`, `duckdb-missing`, and the writing errors of a file
 */
export async function writeOutput(folder: string, output: Output): Promise<void> {
  const path = join(folder, outputName(output))
  if (output.format === 'duckdb') {
    const { writeDuckDb } = await import('../read/duckdb.ts')
    const tables = tidyTables.map((shape) => ({ shape, rows: rowsOf(folder, shape.name) }))
    return writeDuckDb(path, tables)
  }
  if (output.format === 'jsonl') return writeAtomically(path, piecesOf(folder, EXTRACTIONS))
  const shape = tableNamed(output.table)
  if (output.format === 'csv') {
    return writeAtomically(path, headed(csvHead(shape, output), leftFor<Uint8Array>(folder, output)))
  }
  const { parquetChunks } = await import('../render/tables/parquet.ts')
  return writeAtomically(path, parquetChunks(shape, leftFor<RowGroup>(folder, output)))
}

type OutputKind = Exclude<Output, TableOutput> | Pick<TableOutput, 'table' | 'format'>

/** Name of a file of the output, in its folder. */
export function outputName(output: OutputKind): string {
  if (output.format === 'duckdb') return 'xinjijian.duckdb'
  return output.format === 'jsonl' ? 'extractions.jsonl' : `${output.table}.${output.format}`
}

/** What {@link writeStretch} left of a table for one of its files, in order. */
function* leftFor<Stretch>(folder: string, output: TableOutput): Generator<Stretch> {
  for (const name of stretchNames(output)) {
    const stretch = takeUp(join(folder, FINISHING_FOLDER, name)) as Stretch | null
    if (stretch !== null) yield stretch
  }
}

/** Names of what a file of a table is made from, in the folder where the output is made. */
export function stretchNames(output: TableOutput): string[] {
  return Array.from({ length: output.stretches }, (_, index) => stretchName(output, index))
}

function stretchName({ table, format }: Pick<TableOutput, 'table' | 'format'>, index: number): string {
  return `${table}.${index}.${format}`
}

function* headed(head: string, pieces: Iterable<Uint8Array>): Generator<string | Uint8Array> {
  yield head
  yield* pieces
}

async function* rowsOf(folder: string, table: string, lines?: Extent): AsyncGenerator<Row[]> {
  for await (const piece of piecesOf(folder, table, lines)) yield parse(piece, folder)
}

function parse(piece: string, path: string): Row[] {
  try {
    return JSON.parse(piece) as Row[]
  } catch (cause) {
    const hint = 'begin anew in another folder, or with --restart'
    throw new XinjijianError('part-damaged', 'holds a piece that is not what was written', { hint, path, cause })
  }
}

/** The pieces of one stream, document by document in the order of the output: of all of them, or of some. */
async function* piecesOf(folder: string, stream: string, lines?: Extent): AsyncGenerator<string> {
  const readers = new Map<string, PartReader>()
  try {
    for await (const value of readJournal(join(folder, FINISHING_FOLDER, ORDER_FILE), lines)) {
      const { folder: parts, part } = value as OrderedPart
      let reader = readers.get(parts)
      if (reader === undefined) readers.set(parts, (reader = new PartReader(parts)))
      yield reader.read(part, stream)
    }
  } finally {
    for (const reader of readers.values()) reader.close()
  }
}
