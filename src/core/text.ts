import type { Layout } from './layout.ts'
import type { Span } from './span.ts'

export type SourceFormat = 'text' | 'markdown' | 'html' | 'docx' | 'pdf'

/**
 * Why an encoding was taken: the bytes are valid UTF-8; a byte order mark says so; of the encodings in which they are valid
 * it gives the most everyday characters; the user said so; the file format leaves no choice.
 */
export type EncodingReason = 'valid-utf-8' | 'byte-order-mark' | 'everyday-characters' | 'asked' | 'format'

/** A document as it was read: its characters, nothing repaired yet. */
export interface SourceText {
  /** The name the user gave: a path as typed, or `-` for standard input. */
  readonly name: string
  /** What the stages read: the decoded file, or for HTML, DOCX and PDF the text taken from it. */
  readonly text: string
  readonly encoding: string
  readonly encodingReason?: EncodingReason
  readonly format: SourceFormat
  /** What the format says beyond the characters. */
  readonly layout?: Layout
  /** Where `text` was taken from, for formats whose decoded file can be looked into (HTML). */
  readonly origin?: TextOrigin
}

/** A decoded file and the way back to it from the text that was taken from it. */
export interface TextOrigin {
  readonly text: string
  readonly map: Pick<OffsetMap, 'toSource'>
}

/** ISO 15924 codes for the script found; `mixed` when both forms stand in one text in quantity. */
export type Script = 'Hans' | 'Hant' | 'mixed'

/** One replacement made by a transform, relative to the text that transform was given. Edits are sorted and disjoint. */
export interface Edit extends Span {
  readonly text: string
  /** What was repaired, e.g. `pinyin`, `width`, `script`, `vocabulary`. */
  readonly kind: string
  /** For repairs that rest on likelihood. */
  readonly tier?: RepairTier
  readonly margin?: number | null
}

/** How sure a repair is: `certain` feeds everything, `probable` words but no numbers, `unreadable` left U+FFFD behind. */
export type RepairTier = 'certain' | 'probable' | 'unreadable'

/** A repair that rests on likelihood, where it stands in the source. */
export interface DoubtfulRepair extends Span {
  readonly kind: string
  readonly tier: RepairTier
  /** The characters put there, U+FFFD for each that stays unknown. */
  readonly text: string
  /** How much likelier the repaired text is than the next best reading, as a natural logarithm; null when nothing was read. */
  readonly margin: number | null
}

/** The text every later stage works on: simplified, folded, without residue; plus the way back to the source. */
export interface NormalizedText {
  readonly text: string
  readonly script: Script
  /** How many edits of each kind were made, keys sorted; repairs with a tier count as `kind.tier`. */
  readonly repairs: Readonly<Record<string, number>>
  /** The repairs that have a tier, in order; spans are ranges of the source. */
  readonly doubtful: readonly DoubtfulRepair[]
  readonly map: OffsetMap
}

/** The composed way between a text and the one it was made from. */
export interface OffsetMap {
  /** The smallest source range from which the characters of `span` came. Never empty unless `span` is. */
  toSource(span: Span): Span
  /** The smallest range of the text that holds what became of the characters of a source range; empty if nothing did. */
  fromSource(span: Span): Span
}
