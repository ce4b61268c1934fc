import type { SegmentKind } from './token-kinds.ts'

/**
 * Signs without which a sentence holds nothing that is asked for, told from its characters before words are cut; null where
 * some rule can hold without any.
 */
export type Clues = {
  /** Classes of tokens that are read by characters. */
  readonly classes: readonly string[]
  /** They count wherever their characters stand in a row. */
  readonly words: readonly string[]
} | null

/** Segments of these kinds are read whatever stands in them: they are short, and much is asked of them. */
export const ALWAYS_READ: readonly SegmentKind[] = ['title', 'heading', 'table']

/** Classes of tokens that say when. */
export const TIME_CLASSES = ['date', 'time.relative', 'time.ahead'] as const
/** The class of words by which a text declares how it marks the body in the lead. */
export const CONVENTION = 'agency.convention'

/** Classes whose tokens records are made of, besides what rules find. */
export const ASKED_CLASSES = [...TIME_CLASSES, CONVENTION, 'measure', 'number', 'quantity'] as const
