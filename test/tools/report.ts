/** Scores as an aligned table, one row a document and one for each suite's total. Pure: values in, text out. */
import type { Counts, Difference } from './score-types.ts'

export interface Row {
  readonly suite: string
  readonly id: string
  readonly counts: Counts
  readonly residue: Readonly<Record<string, number>>
}

export interface Measure {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export type MeasureName = 'quantity' | 'names' | 'full' | 'goals' | 'agencies'
export type AccuracyName = 'role' | 'deadline' | 'change' | 'scope'

/** A part of a whole; nothing to find and nothing found is 1. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function measure(hit: number, pred: number, gold: number): Measure {
  return { precision: share(hit, pred), recall: share(hit, gold), f1: share(2 * hit, pred + gold) }
}

export function measures(c: Counts): Record<MeasureName, Measure> {
  return {
    quantity: measure(c.quantity, c.pred, c.gold),
    names: measure(c.named, c.pred, c.gold),
    full: measure(c.full, c.pred, c.gold),
    goals: measure(c.goalsHit, c.goalsPred, c.goalsGold),
    agencies: measure(c.agenciesHit, c.agenciesPred, c.agenciesGold),
  }
}

export function accuracies(c: Counts): Record<AccuracyName, number> {
  return {
    role: share(c.full, c.named),
    deadline: share(c.deadlineOk, c.full),
    change: share(c.changeOk, c.full),
    scope: share(c.scopeMatched, c.full),
  }
}

function addResidue(into: Record<string, number>, from: Row['residue']): void {
  for (const [kind, n] of Object.entries(from)) into[kind] = (into[kind] ?? 0) + n
}

/** Sums the counts of at least one row. */
export function total(suite: string, rows: readonly Row[]): Row {
  const [first] = rows
  if (first === undefined) throw new Error(`no rows to add up for ${suite}`)
  const counts = { ...first.counts }
  const residue: Record<string, number> = { ...first.residue }
  for (const row of rows.slice(1)) {
    for (const field of Object.keys(counts) as (keyof Counts)[]) counts[field] += row.counts[field]
    addResidue(residue, row.residue)
  }
  return { suite, id: suite, counts, residue }
}

function columns(row: Row): string[] {
  const m = measures(row.counts)
  const a = accuracies(row.counts)
  const prf = ({ precision, recall, f1 }: Measure) => [precision, recall, f1].map((x) => x.toFixed(3)).join(' ')
  return [
    row.id,
    `${row.counts.gold}/${row.counts.pred}`,
    prf(m.quantity),
    prf(m.names),
    prf(m.full),
    prf(m.goals),
    prf(m.agencies),
    ...[a.role, a.deadline, a.change, a.scope].map((x) => x.toFixed(3)),
    `${row.residue['quantity'] ?? 0}+${row.residue['responsibility'] ?? 0}`,
  ]
}

const HEAD = ['id', 'gold/pred', 'quantity P R F1', 'names P R F1', 'full P R F1', 'goals P R F1', 'agencies P R F1']
const HEAD_ACCURACY = ['role', 'dline', 'chnge', 'scope', 'residue']

/** Lines of the table: head, one row each, and a last line for each total. */
export function table(rows: readonly Row[], totals: readonly Row[]): string {
  const cells = [[...HEAD, ...HEAD_ACCURACY], ...rows.map(columns), ...totals.map(columns)]
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)))
  const lines = cells.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = '-'.repeat(Math.max(...lines.map((line) => line.length)))
  return [lines[0], rule, ...lines.slice(1, rows.length + 1), rule, ...lines.slice(rows.length + 1)].join('\n')
}

export function differenceLine({ label, quote, detail }: Difference): string {
  return `${label.padEnd(9)} ${quote}${detail === '' ? '' : ` | ${detail}`}`
}
