/** Where a complaint points: 1-based line and column. */
export interface Position {
  readonly line: number
  readonly column: number
}

interface ErrorDetails {
  /** What the user can do about it, one sentence. */
  readonly hint?: string
  /** File as the user named it. */
  readonly path?: string
  readonly position?: Position
  readonly cause?: unknown
}

/** An expected failure: something the user can mend. Anything else thrown is a bug. */
export class XinjijianError extends Error {
  readonly code: string
  readonly hint: string | undefined
  readonly path: string | undefined
  readonly position: Position | undefined

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.name = 'XinjijianError'
    this.code = code
    this.hint = details.hint
    this.path = details.path
    this.position = details.position
  }
}
