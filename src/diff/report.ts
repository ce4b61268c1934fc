import {
  DIFFERENCE_VERSION,
  type Change,
  type ChangeKind,
  type DifferenceReport,
  type DocumentDifference,
  type IgnoreEntry,
  type IgnoreState,
} from '../core/difference.ts'
import { SEVERITY_RANK, type Severity } from '../core/diagnostic.ts'

/**
 * The report on one or more pairs of documents, without the changes an ignore entry names.
 * @param today `YYYY-MM-DD`; an entry holds up to and including its last day
 */
export function makeReport(
  documents: readonly DocumentDifference[],
  entries: readonly IgnoreEntry[],
  today: string,
): DifferenceReport {
  const counts = new Map(entries.map((entry) => [entry, 0]))
  const isExpired = (entry: IgnoreEntry): boolean => entry.until !== undefined && entry.until < today
  const live = entries.filter((entry) => !isExpired(entry))
  const ignored: DifferenceReport['ignored'][number][] = []
  const kept = documents.map((document): DocumentDifference => {
    const changes = document.changes.filter((change) => {
      const entry = live.find((each) => covers(each, change, document.path))
      if (entry === undefined) return true
      counts.set(entry, (counts.get(entry) ?? 0) + 1)
      ignored.push({ reason: entry.reason, path: document.path, change })
      return false
    })
    if (document.status === 'error') return document
    return { ...document, changes, status: changes.length === 0 ? 'same' : 'changed' }
  })
  const stateOf = (entry: IgnoreEntry): IgnoreState['state'] =>
    isExpired(entry) ? 'expired' : (counts.get(entry) ?? 0) > 0 ? 'used' : 'unused'
  return {
    reportVersion: DIFFERENCE_VERSION,
    status: statusOf(kept),
    counts: { ...countsOf(kept.flatMap(({ changes }) => changes)), ignored: ignored.length },
    documents: kept,
    ignored,
    ignoreEntries: entries.map((entry) => ({ entry, state: stateOf(entry), count: counts.get(entry) ?? 0 })),
  }
}

/** Is there a change at or above the threshold? */
export function hasFindings({ documents }: DifferenceReport, threshold: Severity): boolean {
  return documents.some(({ changes }) =>
    changes.some(({ severity }) => SEVERITY_RANK[severity] >= SEVERITY_RANK[threshold]),
  )
}

function covers(entry: IgnoreEntry, change: Change, path: string | null): boolean {
  if (entry.kinds !== undefined && !entry.kinds.includes(change.kind)) return false
  if (entry.document !== undefined && entry.document !== path) return false
  return entry.id === undefined || [change.old?.id, change.new?.id, ...change.also].includes(entry.id)
}

function statusOf(documents: readonly DocumentDifference[]): DifferenceReport['status'] {
  if (documents.some(({ status }) => status === 'error')) return 'error'
  return documents.some(({ status }) => status === 'changed') ? 'changed' : 'same'
}

function countsOf(changes: readonly Change[]): Omit<DifferenceReport['counts'], 'ignored'> {
  const severities = { error: 0, warning: 0, info: 0 }
  const kinds: Partial<Record<ChangeKind, number>> = {}
  for (const { severity, kind } of changes) {
    severities[severity]++
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  const sorted = Object.fromEntries(Object.entries(kinds).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { ...severities, byRules: changes.filter(({ cause }) => cause === 'rules').length, kinds: sorted }
}
