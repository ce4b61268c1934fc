/** What a worker of a batch does: documents into pieces, and pieces into the files of the output. */
import { XinjijianError } from '../core/errors.ts'
import { sha256 } from '../core/hash.ts'
import type { Extractor } from '../extractor.ts'
import { DocumentWriter } from './document-writer.ts'
import { failureOf, stopOf } from './failure.ts'
import type { WorkItem } from './items.ts'
import { writeOutput, writeStretch } from './output.ts'
import type { BatchAnswer, BatchSetup, BatchTask } from './protocol.ts'
import { bytesOf, sourceOf } from './source.ts'

/** Failures of writing, after which no other document would fare better. */
const STOPS = /^output-|^write-failed$/

export class BatchWorker {
  readonly #setup: BatchSetup
  readonly #extractor: Extractor
  readonly #writer: DocumentWriter

  constructor(setup: BatchSetup, extractor: Extractor) {
    this.#setup = setup
    this.#extractor = extractor
    this.#writer = new DocumentWriter(setup.folder, setup.formats)
  }

  /** Never rejects. */
  async do(task: BatchTask): Promise<BatchAnswer> {
    try {
      if (task.kind === 'document') return await this.#document(task.item, task.known)
      if (task.kind === 'stretch') await writeStretch(this.#setup.folder, task)
      else await writeOutput(this.#setup.folder, task.output)
      return { kind: 'written' }
    } catch (error) {
      return { kind: 'stop', failure: stopOf(error) }
    }
  }

  async #document(item: WorkItem, known: string | null): Promise<BatchAnswer> {
    const { input, limits, published } = this.#setup
    let digest: string | null = null
    try {
      const bytes = await bytesOf(item, limits.bytes)
      digest = sha256(bytes)
      if (digest === known) return { kind: 'unchanged' }
      const source = await sourceOf(item, bytes, input, limits)
      const extraction = this.#extractor.extract(source, published === null ? {} : { published })
      return { kind: 'extracted', sha256: digest, ...(await this.#writer.write(item.id, item.path, extraction)) }
    } catch (error) {
      if (error instanceof XinjijianError && STOPS.test(error.code)) throw error
      return { kind: 'failed', sha256: digest, failure: failureOf(error) }
    }
  }
}
