/** A half-open range `[start, end)` in UTF-16 code units of the text it belongs to. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span with the line and column of its start. */
export interface PlacedSpan extends Span {
  /** 1-based line of `start`. A line ends at LF, CRLF or a lone CR. */
  readonly line: number
  /** 1-based column of `start`, in UTF-16 code units. */
  readonly column: number
}

/**
 * A span of the *source* text (as decoded, before any repair), with the places a reader would look. What the file's format
 * does not have is absent. For DOCX and PDF the source text is the one taken from the file.
 */
export interface SourceSpan extends PlacedSpan {
  /** HTML: where the same characters stand in the text taken from the page. */
  readonly extracted?: PlacedSpan
  /** 1-based. */
  readonly page?: number
  /** 1-based. */
  readonly paragraph?: number
  /** The cell of a table it starts in. */
  readonly cell?: CellPlace
}

/** All 1-based: the tables of a document, the rows and columns of a table. */
export interface CellPlace {
  readonly table: number
  readonly row: number
  readonly column: number
}

/** Maps ranges of the normalized text back to the source text. */
export interface Locator {
  locate(span: Span): SourceSpan
}
