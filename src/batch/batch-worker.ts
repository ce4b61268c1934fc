/** What a worker of a batch does: documents into pieces, and pieces into the files of the output. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import type { Extractor } from '../extractor.ts'
import { PARTS_FOLDER } from '../read/output-folder.ts'
import { PartWriter, type Part } from '../read/parts.ts'
import { sha256 } from '../read/resources.ts'
import { writeBelow } from '../read/write.ts'
import { loadFormat } from '../render/formats.ts'
import { render as renderJson } from '../render/json.ts'
import { tidyTables } from '../render/tables/tables.ts'
import { failureOf, stopOf } from './failure.ts'
import { EXTRACTIONS, needsRows, treesOf, type TreeFormat } from './formats.ts'
import type { WorkItem } from './items.ts'
import type { Counts } from './manifest.ts'
import { writeOutput } from './output.ts'
import type { BatchAnswer, BatchSetup, BatchTask } from './protocol.ts'
import { bytesOf, limitsOf, sourceOf } from './source.ts'
import { treePath } from './tree.ts'
import type { Failure } from './worker-process.ts'

/** Failures of writing, after which no other document would fare better. */
const STOPS = /^output-|^write-failed$/

export class BatchWorker {
  readonly #setup: BatchSetup
  readonly #extractor: Extractor
  readonly #writer: PartWriter

  constructor(setup: BatchSetup, extractor: Extractor) {
    this.#setup = setup
    this.#extractor = extractor
    this.#writer = new PartWriter(join(setup.folder, PARTS_FOLDER))
  }

  /** Never rejects. */
  async do(task: BatchTask): Promise<BatchAnswer> {
    try {
      if (task.kind === 'document') return await this.#document(task.item, task.known)
      await writeOutput(this.#setup.folder, task)
      return { kind: 'written' }
    } catch (error) {
      return { kind: 'stop', failure: stopOf(error) }
    }
  }

  async #document(item: WorkItem, known: string | null): Promise<BatchAnswer> {
    const { input, published } = this.#setup
    let digest: string | null = null
    try {
      const bytes = await bytesOf(item, limitsOf(input).bytes)
      digest = sha256(bytes)
      if (digest === known) return { kind: 'unchanged' }
      const source = await sourceOf(item, bytes, input)
      const extraction = this.#extractor.extract(source, published === null ? {} : { published })
      return {
        kind: 'extracted',
        sha256: digest,
        characters: extraction.document.characters,
        records: countsOf(extraction),
        files: await this.#writeFiles(item.id, extraction),
        part: this.#writePart(item, extraction),
        partial: partialOf(extraction),
      }
    } catch (error) {
      if (error instanceof XinjijianError && STOPS.test(error.code)) throw error
      return { kind: 'failed', sha256: digest, failure: failureOf(error) }
    }
  }

  async #writeFiles(id: string, extraction: Extraction): Promise<Partial<Record<TreeFormat, number>>> {
    const sizes: Partial<Record<TreeFormat, number>> = {}
    for (const format of treesOf(this.#setup.formats)) {
      const text = (await loadFormat(format))([extraction], { several: false, compact: false })
      await writeBelow(join(this.#setup.folder, format), treePath(id, format), text)
      sizes[format] = Buffer.byteLength(text, 'utf8')
    }
    return sizes
  }

  #writePart(item: WorkItem, extraction: Extraction): Part | null {
    const { formats } = this.#setup
    const pieces: Record<string, string> = {}
    if (needsRows(formats)) {
      const context = { id: item.id, source: item.path }
      for (const table of tidyTables) pieces[table.name] = JSON.stringify(table.rows(extraction, context))
    }
    if (formats.includes('jsonl')) pieces[EXTRACTIONS] = renderJson([extraction], { several: false, compact: true })
    return Object.keys(pieces).length === 0 ? null : this.#writer.append(pieces)
  }
}

function countsOf({ indicators, goals, assignments, residue }: Extraction): Counts {
  return {
    indicators: indicators.length,
    goals: goals.length,
    assignments: assignments.length,
    residue: residue.length,
    quantities: residue.filter(({ kind }) => kind === 'quantity').length,
  }
}

function partialOf({ diagnostics }: Extraction): Failure | null {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  return error === undefined ? null : { code: error.code, message: error.message }
}
