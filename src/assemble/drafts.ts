import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match } from '../core/match.ts'
import type { Span } from '../core/span.ts'
import type { Fields } from '../core/token.ts'

/** The place of a value among those of one thing. */
export interface Turn {
  readonly index: number
  readonly of: number
}

/** An indicator on its way to a record: what is measured and how much, in normalized offsets. */
export interface IndicatorDraft {
  readonly sentence: SentenceAnalysis
  readonly match: Match
  readonly name: string
  readonly change: string
  /** The rule's word on the role, or null. */
  readonly role: string | null
  readonly scope: string | null
  readonly quantity: Fields
  readonly per: string | null
  readonly baseline: {
    readonly amount: number | null
    readonly unit: string | null
    readonly year: number | null
  } | null
  /** Index of the quantity's token in the sentence. */
  readonly at: number
  /** A verb of its own governs it. */
  readonly governed: boolean
  /** Joined to the draft before it, whose verb it shares. */
  readonly continued: boolean
  /** Where one thing has several values. */
  readonly turn: Turn | null
  readonly span: Span
}

/** Several values of one thing, each with its turn. */
export function inTurns(drafts: readonly IndicatorDraft[]): readonly IndicatorDraft[] {
  if (drafts.length < 2) return drafts
  const [first, ...others] = drafts as readonly [IndicatorDraft, ...IndicatorDraft[]]
  if (others.some(({ name, at }) => name !== first.name || at === first.at)) return drafts
  return drafts.map((draft, index) => ({ ...draft, turn: { index, of: drafts.length } }))
}
