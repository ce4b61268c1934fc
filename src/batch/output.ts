/** The files of the output, each made from the pieces of all documents in one pass and in constant memory. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Row } from '../core/table.ts'
import { readJournal } from '../read/journal.ts'
import { PartReader } from '../read/parts.ts'
import { writeAtomically } from '../read/write.ts'
import { csvChunks } from '../render/tables/csv.ts'
import { TABLE_NAMES, type TableName } from '../render/tables/names.ts'
import { tableNamed, tidyTables } from '../render/tables/tables.ts'
import { EXTRACTIONS, type BatchFormat } from './formats.ts'
import type { OrderedPart, Output, OutputTask } from './protocol.ts'

/** The files that formats ask for; those that take longest first. */
export function outputsOf(formats: readonly BatchFormat[], { bom }: { readonly bom: boolean }): Output[] {
  const wanted = (format: BatchFormat, outputs: readonly Output[]): readonly Output[] =>
    formats.includes(format) ? outputs : []
  return [
    ...wanted('duckdb', [{ format: 'duckdb' }]),
    ...wanted('jsonl', [{ format: 'jsonl' }]),
    ...wanted('tables', [
      ...TABLE_NAMES.map((table) => ({ format: 'parquet', table }) as const),
      ...TABLE_NAMES.map((table) => ({ format: 'csv', table, bom }) as const),
    ]),
  ]
}

/** Name of a file of the output, in its folder. */
export function outputName(output: Output): string {
  if (output.format === 'duckdb') return 'xinjijian.duckdb'
  return output.format === 'jsonl' ? 'extractions.jsonl' : `${output.table}.${output.format}`
}

/**
 * Writes one file of the output; the old one stays until the new one is complete.
 * @throws XinjijianError `part-missing`, `duckdb-missing`, and the writing errors of a file
 */
export async function writeOutput(folder: string, { output, order }: OutputTask): Promise<void> {
  const path = join(folder, outputName(output))
  if (output.format === 'duckdb') {
    const { writeDuckDb } = await import('../read/duckdb.ts')
    const tables = tidyTables.map((shape) => ({ shape, rows: rowsOf(shape.name, order) }))
    return writeDuckDb(path, tables)
  }
  if (output.format === 'jsonl') return writeAtomically(path, piecesOf(EXTRACTIONS, order))
  const shape = tableNamed(output.table as TableName)
  const rows = rowsOf(shape.name, order)
  if (output.format === 'csv') return writeAtomically(path, csvChunks(shape, rows, { bom: output.bom }))
  const { parquetChunks } = await import('../render/tables/parquet.ts')
  return writeAtomically(path, parquetChunks(shape, rows))
}

async function* rowsOf(table: string, order: string): AsyncGenerator<Row[]> {
  for await (const piece of piecesOf(table, order)) yield parse(piece, order)
}

function parse(piece: string, path: string): Row[] {
  try {
    return JSON.parse(piece) as Row[]
  } catch (cause) {
    const hint = 'begin anew in another folder, or with --restart'
    throw new XinjijianError('part-damaged', 'leads to a piece that is not what was written', { hint, path, cause })
  }
}

/** The pieces of one stream, document by document in the order of the output. */
async function* piecesOf(stream: string, order: string): AsyncGenerator<string> {
  const readers = new Map<string, PartReader>()
  try {
    for await (const value of readJournal(order)) {
      const { folder, part } = value as OrderedPart
      let reader = readers.get(folder)
      if (reader === undefined) readers.set(folder, (reader = new PartReader(folder)))
      yield reader.read(part, stream)
    }
  } finally {
    for (const reader of readers.values()) reader.close()
  }
}
