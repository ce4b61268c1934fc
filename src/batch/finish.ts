/** From the pieces of all documents to the files of the output. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Extent } from '../read/bytes.ts'
import { clear, fileSize, FINISHING_FOLDER, ORDER_FILE } from '../read/output-folder.ts'
import type { Part } from '../read/parts.ts'
import { writeBelow } from '../read/write.ts'
import { TABLE_NAMES, type TableName } from '../render/tables/names.ts'
import { errorOf } from './failure.ts'
import type { BatchFormat } from './formats.ts'
import type { FinishedRecord, Manifest } from './manifest.ts'
import { outputName, stretchNames } from './output.ts'
import type { WorkerPool } from './pool.ts'
import type { BatchAnswer, BatchTask, OrderedPart } from './protocol.ts'
import { stretchesOf } from './stretches.ts'

/** A document of the output. */
export interface FinishedDocument {
  readonly id: string
  /** Null when it has its own files only. */
  readonly part: Part | null
  /** Where its parts lie. */
  readonly folder: string
}

export interface FinishOptions {
  readonly folder: string
  readonly formats: readonly BatchFormat[]
  readonly bom: boolean
  readonly manifest: Manifest
  readonly pool: WorkerPool<BatchTask, BatchAnswer>
  /** How the run before came to its end, if nothing happened since. */
  readonly finished: FinishedRecord | null
}

/** No limit: the longest that a timer waits, some three weeks. */
const NO_LIMIT = 2 ** 31 - 1

/**
 * Writes the files of the output anew, documents in the order of their ids (by code units), and says so in the manifest;
 * files made from the same pieces before are left alone.
 * @returns their names
 * @throws XinjijianError when one of them cannot be written
 */
export async function finish(documents: readonly FinishedDocument[], options: FinishOptions): Promise<string[]> {
  const { folder, formats, bom, manifest, finished } = options
  const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const record: FinishedRecord = { kind: 'finished', documents: documents.length, order: digestOf(sorted), bom }
  const names = outputNames(formats)
  const sizes = await Promise.all(names.map((name) => fileSize(join(folder, name))))
  if (!sizes.includes(undefined) && JSON.stringify(finished) === JSON.stringify(record)) return names
  await writeOutputs(sorted, options)
  await clear(folder, [FINISHING_FOLDER])
  manifest.append(record)
  return names
}

const SINGLE = ['duckdb', 'jsonl'] as const
const TABLE_FORMATS = ['parquet', 'csv'] as const

function outputNames(formats: readonly BatchFormat[]): string[] {
  const single = SINGLE.filter((format) => formats.includes(format)).map((format) => outputName({ format }))
  if (!formats.includes('tables')) return single
  return [...single, ...TABLE_FORMATS.flatMap((format) => TABLE_NAMES.map((table) => outputName({ format, table })))]
}

/** Has workers write the files that the formats ask for; what takes longest is begun first. */
async function writeOutputs(documents: readonly FinishedDocument[], options: FinishOptions): Promise<void> {
  const { formats } = options
  const parts = documents.flatMap(({ part, folder }): OrderedPart[] => (part === null ? [] : [{ folder, part }]))
  const lines = await writeOrder(options.folder, parts)
  const single = SINGLE.filter((format) => formats.includes(format))
  const tables = formats.includes('tables') ? TABLE_NAMES : []
  await Promise.all([
    ...single.map((format) => done({ kind: 'output', output: { format } }, options)),
    ...tables.map((table) => {
      const sizes = parts.map(({ part }) => part.extents[table]?.length ?? 0)
      return writeTable(table, stretchesOf(sizes, lines), options)
    }),
  ])
}

async function writeTable(table: TableName, stretches: readonly Extent[], options: FinishOptions): Promise<void> {
  await Promise.all(stretches.map((lines, index) => done({ kind: 'stretch', table, lines, index }, options)))
  const work = TABLE_FORMATS.map(async (format) => {
    const output = { format, table, stretches: stretches.length, bom: options.bom }
    await done({ kind: 'output', output }, options)
    // Not before: a worker that is lost over it has another take its place.
    await clear(join(options.folder, FINISHING_FOLDER), stretchNames(output))
  })
  await Promise.all(work)
}

/** @throws XinjijianError what the worker says that ended over it */
async function done(task: BatchTask, { pool }: FinishOptions): Promise<void> {
  const outcome = await pool.run(task, NO_LIMIT)
  if ('lost' in outcome) throw errorOf(outcome.lost)
  if (outcome.answer.kind === 'stop') throw errorOf(outcome.answer.failure)
}

/** Says the order for the workers. @returns the length of each line, in bytes */
async function writeOrder(folder: string, parts: readonly OrderedPart[]): Promise<number[]> {
  const lengths: number[] = []
  const lines = function* (): Generator<string> {
    for (const part of parts) {
      const line = `${JSON.stringify(part)}\n`
      lengths.push(Buffer.byteLength(line, 'utf8'))
      yield line
    }
  }
  await writeBelow(join(folder, FINISHING_FOLDER), ORDER_FILE, lines())
  return lengths
}

function digestOf(documents: readonly FinishedDocument[]): string {
  const hash = createHash('sha256')
  for (const { id, part } of documents) hash.update(`${JSON.stringify([id, part])}\n`)
  return hash.digest('hex')
}
