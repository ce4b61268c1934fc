import type { Severity } from './diagnostic.ts'
import type { Base, Indicator } from './extraction.ts'
import type { SourceSpan } from './span.ts'

/** Version of the report's shape; a change that a reader must know of raises it. */
export const DIFFERENCE_VERSION = '1.0'

/**
 * Every kind of change with the severity it has when both sides are commitments. The renderers word them; some changes
 * weigh more or less than their kind (a lead lost, a status that changed): see `severity` on the change.
 */
export const CHANGE_KINDS = {
  'document-added': 'info',
  'document-removed': 'error',
  'document-period': 'info',
  'task-added': 'info',
  'task-removed': 'error',
  'task-moved': 'info',
  'task-reworded': 'warning',
  'goal-added': 'info',
  'goal-removed': 'error',
  'goal-reworded': 'warning',
  'goal-moved': 'info',
  'goal-horizon-earlier': 'info',
  'goal-horizon-later': 'error',
  'indicator-added': 'info',
  'indicator-removed': 'error',
  'indicator-raised': 'info',
  'indicator-lowered': 'warning',
  'indicator-tightened': 'info',
  'indicator-loosened': 'error',
  'indicator-restated': 'warning',
  'indicator-redefined': 'warning',
  'indicator-baseline': 'info',
  'indicator-deadline-earlier': 'info',
  'indicator-deadline-later': 'error',
  'indicator-role': 'warning',
  'indicator-scope': 'warning',
  'indicator-renamed': 'warning',
  'indicator-moved': 'info',
  'agency-added': 'warning',
  'agency-removed': 'warning',
  'agency-role': 'warning',
} as const satisfies Record<string, Severity>

export type ChangeKind = keyof typeof CHANGE_KINDS

/** A quantity as an indicator states it. */
export interface Quantity extends Pick<Indicator, 'comparator' | 'amount' | 'min' | 'max' | 'unit' | 'change' | 'per'> {
  readonly base: Base
}

/** What stood or stands there: of a kind with what the change is about (a quantity, a year, a name, a role, a text). */
export type ChangedValue = string | number | null | Quantity

export interface ChangeSide {
  /** Of the record the change is about, in its own extraction; null where no record stands behind it. */
  readonly id: string | null
  readonly value: ChangedValue
  /** The words of the text, normalized. */
  readonly text: string
  readonly span: SourceSpan | null
}

/** How two records were recognized as one: the stable id, all that makes the id but the place, or likeness. */
export interface MatchNote {
  readonly by: 'id' | 'key' | 'similarity'
  /** 0 to 1, two decimals. */
  readonly score: number
}

/** A run of characters in a text that was reworded. */
export interface Segment {
  readonly in: 'both' | 'old' | 'new'
  readonly text: string
}

export interface Change {
  readonly kind: ChangeKind
  readonly severity: Severity
  /** `rules`: the two sides were read with different rules, and that explains it. */
  readonly cause: 'document' | 'rules'
  /** What it is about: an indicator's name, a goal's first words, a task's heading, a body's name. */
  readonly subject: string
  /** The task it belongs to, or belonged to: as the new text calls it if it is there, else the old. */
  readonly section: { readonly path: string; readonly title: string } | null
  readonly match: MatchNote | null
  readonly old: ChangeSide | null
  readonly new: ChangeSide | null
  /** Where in the new text a reader should look: the record, else the task it would stand in. */
  readonly at: SourceSpan | null
  /** Further ids by which an ignore file may name the change (a body's own). */
  readonly also: readonly string[]
  /** For rewordings: the characters, in order. */
  readonly highlight: readonly Segment[] | null
}

/** One side of a comparison. */
export interface ComparedDocument {
  /** As the user named it. */
  readonly name: string
  readonly title: string | null
  readonly schemaVersion: string
  /** Version of the tool and fingerprint of the rules it was read with. */
  readonly generator: string
  readonly rules: string
  /** A file on disk that `span`s point into, for annotations; null when there is none. */
  readonly file: string | null
}

export interface DocumentDifference {
  /** Path relative to the two directories; null when two documents were named. */
  readonly path: string | null
  readonly status: 'same' | 'changed' | 'error'
  readonly old: ComparedDocument | null
  readonly new: ComparedDocument | null
  /** The sides were read with different rules, or written with different versions of the schema. */
  readonly rulesChanged: boolean
  readonly schemaChanged: boolean
  readonly changes: readonly Change[]
  /** Why the two could not be compared. */
  readonly failure: string | null
}

/** One entry of an ignore file; a change it names is not reported. */
export interface IgnoreEntry {
  /** Id of a record on either side, or of a body; any when absent. */
  readonly id?: string | undefined
  /** Any when absent. */
  readonly kinds?: readonly ChangeKind[] | undefined
  /** Relative path when directories are compared; any when absent. */
  readonly document?: string | undefined
  readonly reason: string
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string | undefined
  /** Where it stands, for messages: `file:line:column`. */
  readonly at: string
}

export interface IgnoreState {
  readonly entry: IgnoreEntry
  readonly state: 'used' | 'unused' | 'expired'
  /** How many changes it kept out of the report. */
  readonly count: number
}

export interface DifferenceReport {
  readonly reportVersion: string
  readonly status: 'same' | 'changed' | 'error'
  readonly counts: {
    readonly error: number
    readonly warning: number
    readonly info: number
    /** Changes that only the rules explain; they are counted above too. */
    readonly byRules: number
    readonly ignored: number
    readonly kinds: Readonly<Partial<Record<ChangeKind, number>>>
  }
  readonly documents: readonly DocumentDifference[]
  readonly ignored: readonly { readonly reason: string; readonly path: string | null; readonly change: Change }[]
  readonly ignoreEntries: readonly IgnoreState[]
}
