import type { Extraction, Indicator } from '../core/extraction.ts'

export const RECORD_KINDS = ['indicators', 'goals', 'assignments'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export const ROLES = ['target', 'criterion', 'status', 'reference'] as const satisfies readonly Indicator['role'][]
export type Role = (typeof ROLES)[number]

export interface Selection {
  /** Kinds of record to keep; absent = all. */
  readonly only?: readonly RecordKind[]
  /** Roles of the indicators to keep; absent = all. */
  readonly roles?: readonly Role[]
}

/**
 * The part of an extraction that was asked for. It still obeys the schema: lists not asked for are empty, every id that
 * is left resolves inside the result, the registry holds the agencies still referred to, and residue is kept for the
 * kinds kept. Document, sections and diagnostics are never cut.
 */
export function select(extraction: Extraction, { only = RECORD_KINDS, roles = ROLES }: Selection): Extraction {
  const keeps = (kind: RecordKind): boolean => only.includes(kind)
  const keptGoals = keeps('goals') ? extraction.goals : []
  const keptIndicators = keeps('indicators') ? extraction.indicators.filter(({ role }) => roles.includes(role)) : []
  const assignments = keeps('assignments') ? extraction.assignments : []

  const goalIds = new Set(keptGoals.map(({ id }) => id))
  const indicatorIds = new Set(keptIndicators.map(({ id }) => id))
  const agencyIds = new Set([
    ...keptIndicators.flatMap(({ agencies }) => agencies),
    ...assignments.flatMap(({ agencies }) => agencies.map(({ agency }) => agency)),
  ])
  const isWhole = keeps('indicators') && keeps('assignments') && roles.length === ROLES.length
  return {
    ...extraction,
    goals: keptGoals.map((goal) => ({ ...goal, indicators: goal.indicators.filter((id) => indicatorIds.has(id)) })),
    indicators: keptIndicators.map((indicator) =>
      indicator.goal === null || goalIds.has(indicator.goal) ? indicator : { ...indicator, goal: null },
    ),
    agencies: isWhole ? extraction.agencies : extraction.agencies.filter(({ id }) => agencyIds.has(id)),
    assignments,
    residue: extraction.residue.filter(({ kind }) => keeps(kind === 'quantity' ? 'indicators' : 'assignments')),
  }
}
