/** What became of an input, as the manifest has it. */
import type { WrittenDocument } from './document-writer.ts'
import type { WorkItem } from './items.ts'
import type { DocumentRecord, DuplicateRecord, RunRecord } from './manifest.ts'
import type { Failure } from './worker-process.ts'

/** A document that was extracted, or why it was not. */
export type DocumentResult = { readonly sha256: string | null } & (WrittenDocument | { readonly failure: Failure })

/** @param milliseconds the time it took a worker */
export function documentRecord(
  { id, path }: Pick<WorkItem, 'id' | 'path'>,
  result: DocumentResult,
  { tool, rules }: Pick<RunRecord, 'tool' | 'rules'>,
  milliseconds = 0,
): DocumentRecord {
  const { sha256 } = result
  const of = { kind: 'document', id, path, tool, rules, milliseconds, sha256 } as const
  if ('failure' in result) {
    return { ...of, status: 'failed', reason: result.failure, characters: 0, records: null, part: null, files: {} }
  }
  const { characters, records, part, files, partial: reason } = result
  return { ...of, status: reason === null ? 'ok' : 'partial', reason, characters, records, part, files }
}

/** @param duplicate the same file again, or another document of that id */
export function duplicateRecord({ id, path }: WorkItem, duplicate: 'same' | 'clash'): DuplicateRecord {
  const of = { kind: 'duplicate', id, path } as const
  if (duplicate === 'same')
    return { ...of, status: 'skipped', reason: { code: 'duplicate', message: 'the same file again' } }
  return { ...of, status: 'failed', reason: { code: 'duplicate-id', message: 'another document has the same id' } }
}
