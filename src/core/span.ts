/** A half-open range `[start, end)` in UTF-16 code units of the text it belongs to. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span of the *source* text (as decoded, before any repair), with the place a reader would look. */
export interface SourceSpan extends Span {
  /** 1-based line of `start`. A line ends at LF, CRLF or a lone CR. */
  readonly line: number
  /** 1-based column of `start`, in UTF-16 code units. */
  readonly column: number
}

/** Maps ranges of the normalized text back to the source text. */
export interface Locator {
  locate(span: Span): SourceSpan
}
