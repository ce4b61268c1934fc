import type { Span } from './span.ts'

/**
 * What a file's format says about its text beyond the characters. Every span is a range of {@link SourceText.text}. A
 * plain text has none.
 */
export interface Layout {
  /** In order of the text, disjoint. */
  readonly headings: readonly LayoutHeading[]
  /** In order of the text, disjoint; a table in a cell is part of that cell's text. */
  readonly tables: readonly Table[]
  /** In order of the text, disjoint: where in the file a stretch stands, for formats whose readers have no lines. */
  readonly places: readonly Place[]
  /** Marks in the text that belong to its form and not to its words, with what stands for them. In order, disjoint. */
  readonly marks?: readonly LayoutMark[]
  /** What was left out on purpose and is not part of the text, in order of the file. */
  readonly dropped: readonly Dropped[]
}

export interface LayoutHeading extends Span {
  /** 1 = highest. */
  readonly level: number
}

export interface LayoutMark extends Span {
  /** What it says of the text: a line end, or nothing. */
  readonly text: string
}

/** A grid; a merged cell stands in it once, at its first row and column. */
export interface Table extends Span {
  readonly rows: number
  readonly columns: number
  /** Row by row, in order of the text, disjoint. */
  readonly cells: readonly Cell[]
}

/** The characters of a cell without its borders and outer white space. */
export interface Cell extends Span {
  /** 0-based. */
  readonly row: number
  /** 0-based. */
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A stretch of the text and where a reader of the file looks for it. Numbers are 1-based. */
export interface Place extends Span {
  readonly page?: number
  readonly paragraph?: number
}

export interface Dropped {
  /** A short English code: `navigation`, `share-bar`, `comment`, `footer`, `page-header`, `page-number`, … */
  readonly reason: string
  /** The characters left out, white space collapsed. */
  readonly text: string
}
