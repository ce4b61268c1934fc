/** The way of a batch: each document to a worker, what became of it into the manifest, all pieces into the output. */
import { join } from 'node:path'
import type { Limits } from '../core/limits.ts'
import { fileSize, PARTS_FOLDER } from '../read/output-folder.ts'
import { PartReader } from '../read/parts.ts'
import { sha256 as checksum } from '../core/hash.ts'
import { errorOf } from './failure.ts'
import { finish, type FinishedDocument } from './finish.ts'
import { needsPart, treesOf } from './formats.ts'
import type { Listed, WorkItem } from './items.ts'
import type { DocumentRecord, DuplicateRecord, History, Manifest, RunRecord } from './manifest.ts'
import type { WorkerPool } from './pool.ts'
import type { BatchAnswer, BatchTask } from './protocol.ts'
import { documentRecord, duplicateRecord } from './document-record.ts'
import { bytesOf } from './source.ts'
import { count, emptyTally, type Tally } from './tally.ts'
import { treePath } from './tree.ts'
import type { Failure } from './worker-process.ts'

export interface RunOptions {
  /** The output folder's real path. */
  readonly folder: string
  readonly run: RunRecord
  readonly history: History
  readonly manifest: Manifest
  readonly pool: WorkerPool<BatchTask, BatchAnswer>
  readonly items: AsyncIterable<Listed>
  /** Of one document. */
  readonly limits: Limits
  /** Try again what failed, unchanged though it be. */
  readonly retryFailed: boolean
  /** The run stops when more than so many documents fail in it. */
  readonly maxFailures: number
  /** CSV with a byte order mark. */
  readonly bom: boolean
}

/** Told as the run goes on, document by document. */
export interface RunWatch {
  settled(record: DocumentRecord | DuplicateRecord, tally: Tally): void
}

export interface RunResult {
  readonly tally: Tally
  /** Names of the files and folders of the output; null when the run was stopped before they could be written. */
  readonly outputs: readonly string[] | null
  /** Documents of earlier runs that are not among the inputs now, and therefore not in the output. */
  readonly left: number
}

/**
 * Runs a batch. One document's failure is a record; what no document would survive is thrown, with the manifest as far as
 * it got.
 * @throws XinjijianError when the output cannot be written or workers cannot be started
 */
export async function runBatch(options: RunOptions, watch: RunWatch): Promise<RunResult> {
  const batch = new Batch(options, watch)
  const isComplete = await batch.extractAll()
  const { tally, left } = batch
  if (!isComplete) return { tally, outputs: null, left: 0 }
  const { formats } = options.run
  const { finished } = batch.appended ? { finished: null } : options.history
  const files = await finish(batch.finished, { ...options, formats, finished })
  return { tally, outputs: [...files, ...treesOf(formats)], left }
}

class Batch {
  readonly #options: RunOptions
  readonly #watch: RunWatch
  readonly #parts: PartReader
  readonly #partsFolder: string
  readonly tally = emptyTally()
  /** The documents of the output. */
  readonly finished: FinishedDocument[] = []
  /** Has this run anything to say in the manifest? */
  appended = false
  #met = 0
  #failures = 0
  #stopped = false

  constructor(options: RunOptions, watch: RunWatch) {
    this.#options = options
    this.#watch = watch
    this.#partsFolder = join(options.folder, PARTS_FOLDER)
    this.#parts = new PartReader(this.#partsFolder)
  }

  get left(): number {
    return this.#options.history.documents.size - this.#met
  }

  /** Resolves to false when there were more failures than allowed. */
  async extractAll(): Promise<boolean> {
    const { items, pool } = this.#options
    const underWay = new Set<Promise<void>>()
    const trouble: unknown[] = []
    const goesOn = (): boolean => trouble.length === 0 && this.#failures <= this.#options.maxFailures
    for await (const listed of items) {
      const work = this.#settle(listed)
        .catch((error: unknown) => void trouble.push(error))
        .finally(() => underWay.delete(work))
      underWay.add(work)
      // Twice as many as there are workers: the next document is at hand when one is free.
      if (underWay.size >= 2 * pool.size) await Promise.race(underWay)
      if (!goesOn()) break
    }
    while (underWay.size > 0 && goesOn()) await Promise.race(underWay)
    if (goesOn()) return true
    this.#stopped = true
    await pool.abandon()
    if (trouble.length > 0) throw trouble[0]
    return false
  }

  async #settle({ item, duplicate }: Listed): Promise<void> {
    if (duplicate !== null) return this.#record(duplicateRecord(item, duplicate))
    const before = this.#options.history.documents.get(item.id)
    if (before !== undefined) this.#met++
    const { limits, pool, run } = this.#options
    if (item.failure !== undefined) return this.#record(documentRecord(item, failed(null, item.failure), run))
    const known = before !== undefined && (await this.#isDone(before)) ? before : null
    const outcome = await pool.run({ kind: 'document', item, known: known?.sha256 ?? null }, 1000 * limits.seconds)
    const answer = 'answer' in outcome ? outcome.answer : failed(await this.#digestOf(item), outcome.lost)
    if (answer.kind === 'stop') throw errorOf(answer.failure)
    if ('sha256' in answer) this.#record(documentRecord(item, answer, run, outcome.milliseconds))
    else if (known !== null) this.#keep(known)
  }

  /** Is what an earlier run found out about a document still there, so that it holds unless the document has changed? */
  async #isDone({ id, status, part, files }: DocumentRecord): Promise<boolean> {
    if (status === 'failed') return !this.#options.retryFailed
    const { formats } = this.#options.run
    if (part === null ? needsPart(formats) : !this.#parts.holds(part)) return false
    for (const format of treesOf(formats)) {
      if ((await fileSize(join(this.#options.folder, format, treePath(id, format)))) !== files[format]) return false
    }
    return true
  }

  /** Of a document over which a worker was lost. */
  #digestOf(item: WorkItem): Promise<string | null> {
    return bytesOf(item, this.#options.limits.bytes).then(checksum, () => null)
  }

  #record(record: DocumentRecord | DuplicateRecord): void {
    if (this.#stopped) return
    this.#options.manifest.append(record)
    this.appended = true
    if (record.status === 'failed') this.#failures++
    this.#count(record)
  }

  #keep(record: DocumentRecord): void {
    this.tally.unchanged++
    this.#count(record)
  }

  #count(record: DocumentRecord | DuplicateRecord): void {
    count(this.tally, record)
    if (record.kind === 'document' && record.status !== 'failed') {
      this.finished.push({ id: record.id, part: record.part, folder: this.#partsFolder })
    }
    this.#watch.settled(record, this.tally)
  }
}

function failed(sha256: string | null, failure: Failure): BatchAnswer & { readonly kind: 'failed' } {
  return { kind: 'failed', sha256, failure }
}
