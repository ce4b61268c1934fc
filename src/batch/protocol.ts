/** What the parent and the workers of a batch or a pipe say to each other. */
import type { Limits } from '../core/limits.ts'
import type { Fingerprint, OwnRules } from '../extractor.ts'
import type { Part } from '../read/parts.ts'
import type { SourceOptions } from '../read/source.ts'
import type { WrittenDocument } from './document-writer.ts'
import type { BatchFormat } from './formats.ts'
import type { WorkItem } from './items.ts'
import type { PipeFormat } from './record.ts'
import type { Failure, StartFailure } from './worker-process.ts'

/** What every worker is told first. */
export interface ExtractionSetup {
  readonly rules: OwnRules
  readonly published: string | null
  /** How documents are read. */
  readonly input: SourceOptions
  readonly limits: Limits
}

export interface BatchSetup extends ExtractionSetup {
  readonly role: 'batch'
  /** The output folder's real path. */
  readonly folder: string
  readonly formats: readonly BatchFormat[]
}

export interface PipeSetup extends ExtractionSetup {
  readonly role: 'pipe'
  readonly format: PipeFormat
  readonly fingerprint: Fingerprint
}

export type WorkerSetup = BatchSetup | PipeSetup

export type BatchTask =
  | {
      readonly kind: 'document'
      readonly item: WorkItem
      /** If its checksum is this one, nothing is to be done. */
      readonly known: string | null
    }
  | ({ readonly kind: 'output' } & OutputTask)

/** One file of the output, made from the pieces of all documents. */
export interface OutputTask {
  readonly output: Output
  /** A file of JSON Lines, see {@link OrderedPart}. */
  readonly order: string
}

export type Output =
  | { readonly format: 'csv'; readonly table: string; readonly bom: boolean }
  | { readonly format: 'parquet'; readonly table: string }
  | { readonly format: 'duckdb' }
  | { readonly format: 'jsonl' }

/** A document in the order of the output: where its pieces lie. */
export interface OrderedPart {
  /** Folder of the parts. */
  readonly folder: string
  readonly part: Part
}

export type BatchAnswer =
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'extracted'; readonly sha256: string } & WrittenDocument)
  | { readonly kind: 'failed'; readonly sha256: string | null; readonly failure: Failure }
  | { readonly kind: 'written' }
  /** The run cannot go on. */
  | { readonly kind: 'stop'; readonly failure: StartFailure }
