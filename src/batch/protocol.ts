/** What the parent and the workers of a batch or a pipe say to each other. */
import type { Limits } from '../core/limits.ts'
import type { Fingerprint, OwnRules } from '../extractor.ts'
import type { Extent } from '../read/bytes.ts'
import type { Part } from '../read/parts.ts'
import type { SourceOptions } from '../read/source.ts'
import type { TableName } from '../render/tables/names.ts'
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
  | StretchTask
  | OutputTask

/** The rows of some documents in the forms of its table's files, to be put together with others. */
export interface StretchTask {
  readonly kind: 'stretch'
  readonly table: TableName
  /** Where its lines lie in the file that says the order. */
  readonly lines: Extent
  /** Which one of its table it is, from 0. */
  readonly index: number
}

/** One file of the output. */
export interface OutputTask {
  readonly kind: 'output'
  readonly output: Output
}

export type Output = TableOutput | { readonly format: 'duckdb' } | { readonly format: 'jsonl' }

/** A table in one of its files, from so many stretches. */
export interface TableOutput {
  readonly format: 'csv' | 'parquet'
  readonly table: TableName
  readonly stretches: number
  readonly bom: boolean
}

/** A line of the file that says the order of the output: where the pieces of a document lie. */
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
