import type { Position } from './errors.ts'
import type { SourceSpan } from './span.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What is worse has more. */
export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

/** Something worth telling about the input or the rules; returned as data, never thrown. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  readonly path?: string
  readonly position?: Position
  readonly span?: SourceSpan
}
