import type { Extraction } from './extraction.ts'
import type { SourceSpan } from './span.ts'
import type { SourceText } from './text.ts'

/** A stretch of the source and what it reads as. */
export interface Quoted {
  readonly span: SourceSpan
  /** The characters at `span`, normalized. */
  readonly text: string
}

/** A document together with what was found in it, for views that show the text itself. */
export interface AnnotatedDocument {
  readonly source: SourceText
  readonly extraction: Extraction
  /** Every amount with its unit, whether a record took it or not; in reading order. */
  readonly quantities: readonly Quoted[]
}
