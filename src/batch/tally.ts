import type { Counts, DocumentRecord, DuplicateRecord } from './manifest.ts'

/** What a run came to, over all its documents, those done earlier among them. */
export interface Tally {
  readonly documents: Record<DocumentRecord['status'] | 'skipped', number>
  /** Of the documents, those that were done before and had not changed. */
  unchanged: number
  characters: number
  readonly records: Record<keyof Counts, number>
  /** Code → how many documents failed for it. */
  readonly failures: Map<string, number>
}

export function emptyTally(): Tally {
  return {
    documents: { ok: 0, partial: 0, failed: 0, skipped: 0 },
    unchanged: 0,
    characters: 0,
    records: { indicators: 0, goals: 0, assignments: 0, residue: 0, quantities: 0 },
    failures: new Map(),
  }
}

export function count(tally: Tally, record: DocumentRecord | DuplicateRecord): void {
  const { status, reason } = record
  tally.documents[status]++
  if (status === 'failed' && reason !== null)
    tally.failures.set(reason.code, (tally.failures.get(reason.code) ?? 0) + 1)
  if (record.kind === 'duplicate') return
  tally.characters += record.characters
  if (record.records === null) return
  for (const kind of Object.keys(tally.records) as (keyof Counts)[]) tally.records[kind] += record.records[kind]
}

/** Which share of the quantities no rule understood, from 0 to 1; null when there were none. */
export function residueRate({ records: { indicators, quantities } }: Tally): number | null {
  const all = indicators + quantities
  return all === 0 ? null : quantities / all
}
