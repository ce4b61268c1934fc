/** What the scorer compares and what it says: plain data. */
import type { Measured } from './comparison.ts'
import type { Place } from './gold.ts'

/** What is compared of an indicator. */
export interface Quantity extends Place, Measured {
  readonly name: string | null
  readonly role: string
  readonly change: string
  readonly deadline: number | null
  readonly scope: string | null
}

/** A prediction, from the tool or (to test the scorer) from gold records. */
export interface Prediction {
  readonly indicators: readonly Quantity[]
  readonly goals: readonly Place[]
  readonly agencies: readonly { readonly start: number; readonly name: string; readonly role: string }[]
  /** Residue by kind. */
  readonly residue: Readonly<Record<string, number>>
}

export interface Counts {
  gold: number
  pred: number
  quantity: number
  /** Quantity pairs whose names agree. */
  named: number
  /** Named pairs whose roles agree. */
  full: number
  /** This and the next two: over full pairs. */
  deadlineOk: number
  changeOk: number
  scopeOk: number
  /** Like scopeOk, but records of one value at one place (`A、B分别…`) may stand in any order; score.py pairs those blindly. */
  scopeMatched: number
  goalsGold: number
  goalsPred: number
  goalsHit: number
  agenciesGold: number
  agenciesPred: number
  agenciesHit: number
}

export type Label =
  | 'MISSED'
  | 'EXTRA'
  | 'NAME'
  | 'ROLE'
  | 'DEADLINE'
  | 'CHANGE'
  | 'SCOPE'
  | 'GOAL-'
  | 'GOAL+'
  | 'AGENCY-'
  | 'AGENCY+'

/** One thing that differs, for a reader: where, what was wanted, what came. */
export interface Difference {
  readonly label: Label
  readonly at: number
  readonly quote: string
  readonly detail: string
}

export interface Score {
  readonly counts: Counts
  readonly differences: readonly Difference[]
  readonly residue: Readonly<Record<string, number>>
}

/** The first characters at a place, on one line. */
export function excerpt(text: string, place: Place): string {
  return text.slice(place.start, Math.min(place.end, place.start + 60)).replaceAll(/\s/g, ' ')
}
