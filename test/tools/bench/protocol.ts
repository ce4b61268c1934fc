/** What the benchmark and its worker processes say to each other. Each side of a comparison has a process of its own. */
export const STAGES = ['normalize', 'outline', 'segmenter', 'lex', 'match', 'assemble'] as const
export type Stage = (typeof STAGES)[number]

export type Task =
  /** The whole extraction of a text. */
  | { readonly task: 'extract'; readonly text: string }
  /** The same with a clock for each stage. */
  | { readonly task: 'stages'; readonly text: string }
  /** The same, and where which values were found. */
  | { readonly task: 'values'; readonly text: string }
  /** Microsoft's recognizers of numbers, units and dates, sentence by sentence, and where values with a unit were found. */
  | { readonly task: 'recognize'; readonly text: string }
  /** nodejieba's part-of-speech tagging with its default dictionaries. */
  | { readonly task: 'tag'; readonly text: string }

/** A value in its place: half-open, in UTF-16 code units. A range has two amounts. */
export interface FoundValue {
  readonly start: number
  readonly end: number
  readonly amounts: readonly number[]
}

export interface Answer {
  readonly milliseconds: number
  readonly stages?: Readonly<Record<Stage, number>>
  readonly values?: readonly FoundValue[]
  /** Largest resident memory of the process so far. */
  readonly peakBytes: number
}
