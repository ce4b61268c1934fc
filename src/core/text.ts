import type { Span } from './span.ts'

/** A document as it was read: decoded characters, nothing repaired yet. Every span of a record points into `text`. */
export interface SourceText {
  /** The name the user gave: a path as typed, or `-` for standard input. */
  readonly name: string
  readonly text: string
  readonly encoding: string
  readonly format: 'text'
}

/** ISO 15924 codes for the script found; `mixed` when both forms stand in one text in quantity. */
export type Script = 'Hans' | 'Hant' | 'mixed'

/** One replacement made by a transform, relative to the text that transform was given. Edits are sorted and disjoint. */
export interface Edit extends Span {
  readonly text: string
  /** What was repaired, e.g. `pinyin`, `width`, `script`, `vocabulary`. */
  readonly kind: string
}

/** The text every later stage works on: simplified, folded, without residue; plus the way back to the source. */
export interface NormalizedText {
  readonly text: string
  readonly script: Script
  /** How many edits of each kind were made, keys sorted. */
  readonly repairs: Readonly<Record<string, number>>
  readonly map: OffsetMap
}

/** The composed way back from normalized to source offsets. */
export interface OffsetMap {
  /** The smallest source range from which the characters of `span` came. Never empty unless `span` is. */
  toSource(span: Span): Span
}
