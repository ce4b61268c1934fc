import type { Fields } from './token.ts'

/** A range of token indices, half open. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** A rule that held at a place. */
export interface Match extends TokenRange {
  readonly rule: string
  readonly priority: number
  /** Capture name → ranges in order (a repeated capture has several). */
  readonly captures: Readonly<Record<string, readonly TokenRange[]>>
  /** The rule's `set`, with `$capture.field` references resolved. */
  readonly fields: Fields
}
