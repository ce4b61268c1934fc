/** From the pieces of all documents to the files of the output. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { clear, fileSize, ORDER_FILE } from '../read/output-folder.ts'
import type { Part } from '../read/parts.ts'
import { writeAtomically } from '../read/write.ts'
import { errorOf } from './failure.ts'
import type { BatchFormat } from './formats.ts'
import type { FinishedRecord, Manifest } from './manifest.ts'
import { outputName, outputsOf } from './output.ts'
import type { WorkerPool } from './pool.ts'
import type { BatchAnswer, BatchTask, OrderedPart } from './protocol.ts'

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
  const { folder, formats, bom, manifest, pool, finished } = options
  const sorted = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const digest = digestOf(sorted)
  const outputs = outputsOf(formats, { bom })
  const names = outputs.map(outputName)
  const record: FinishedRecord = { kind: 'finished', documents: documents.length, order: digest, bom }
  const sizes = await Promise.all(names.map((name) => fileSize(join(folder, name))))
  if (!sizes.includes(undefined) && JSON.stringify(finished) === JSON.stringify(record)) return names
  const order = join(folder, ORDER_FILE)
  await writeAtomically(order, linesOf(sorted))
  const answers = outputs.map(async (output) => {
    const outcome = await pool.run({ kind: 'output', output, order }, NO_LIMIT)
    if ('lost' in outcome) throw errorOf(outcome.lost)
    if (outcome.answer.kind === 'stop') throw errorOf(outcome.answer.failure)
  })
  await Promise.all(answers)
  await clear(folder, [ORDER_FILE])
  manifest.append(record)
  return names
}

async function* linesOf(documents: readonly FinishedDocument[]): AsyncGenerator<string> {
  for (const { part, folder } of documents) {
    if (part !== null) yield `${JSON.stringify({ folder, part } satisfies OrderedPart)}\n`
  }
}

function digestOf(documents: readonly FinishedDocument[]): string {
  const hash = createHash('sha256')
  for (const { id, part } of documents) hash.update(`${JSON.stringify([id, part])}\n`)
  return hash.digest('hex')
}
