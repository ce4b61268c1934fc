import type { Diagnostic } from './diagnostic.ts'
import type { Extraction } from './extraction.ts'
import type { SourceSpan } from './span.ts'
import type { Fields, Scalar } from './token.ts'
import type { SegmentKind } from './token-kinds.ts'

/** What the commands for rule authors find out; plain data, printed as it is by `--json`. */

/** A rule as `rules list` shows it. */
export interface RuleListing {
  readonly id: string
  readonly phase: string
  readonly priority: number
  readonly about: string
  readonly path: string
  readonly line: number
  /** How many examples must match, and must not. */
  readonly examples: { readonly match: number; readonly noMatch: number }
}

export interface CheckReport {
  readonly files: number
  readonly rules: number
  /** Each with the line it points at, where there is one. */
  readonly problems: readonly (Diagnostic & { readonly source: string | null })[]
}

/** An example that does not come out as written. */
export interface FailedExample {
  readonly rule: string
  readonly path: string
  readonly line: number
  /** As written in the rule. */
  readonly text: string
  /** How it was written when it failed: `as written`, `traditional`, `full width`. */
  readonly form: string
  readonly message: string
}

/** A form of an example that says something else once normalized, and so is no test of the rule. */
export interface SkippedForm {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly form: string
  /** As written in the rule, and what came back from the other form. */
  readonly text: string
  readonly normalized: string
}

export interface ExampleReport {
  readonly rules: number
  readonly examples: number
  /** Examples in all their forms. */
  readonly runs: number
  /** Should match, and do not. */
  readonly missing: readonly FailedExample[]
  /** Should not match, and do. */
  readonly noisy: readonly FailedExample[]
  readonly skipped: readonly SkippedForm[]
}

export interface CoverageReport {
  readonly documents: number
  /** Matches that stood, by rule, in the order of the phases. */
  readonly fired: readonly { readonly rule: string; readonly phase: string; readonly count: number }[]
  readonly never: readonly RuleListing[]
  /** Numbers with units that became indicators. */
  readonly indicators: number
  readonly residue: readonly (Extraction['residue'][number] & { readonly path: string })[]
}

/** A token as a rule sees it. */
export interface TokenView {
  readonly text: string
  readonly classes: readonly string[]
  readonly fields: Fields
  /** For a token that a rule made: which one, of what. */
  readonly rule: string | null
  readonly parts: readonly string[]
}

export interface MatchView {
  readonly phase: string
  readonly rule: string
  readonly priority: number
  readonly text: string
  readonly captures: Readonly<Record<string, string>>
  readonly fields: Fields
  /** `bracket`, `quoted` … where it stands inside a token. */
  readonly inside: SegmentKind | null
  /** The match it lost its tokens to, and why; null when it stands. */
  readonly lost: { readonly rule: string; readonly text: string; readonly why: string } | null
}

/** Where something a record says was said; `span` is null for what the document as a whole says. */
export interface Origin {
  readonly what: 'name' | 'deadline' | 'role' | 'scope' | 'agencies' | 'horizon'
  readonly value: Scalar
  readonly from: string
  readonly span: SourceSpan | null
}

export interface RecordView {
  readonly kind: 'indicator' | 'goal' | 'assignment' | 'residue'
  readonly id: string | null
  readonly rule: string | null
  /** In a line: `5G基站 >= 50000 个`. */
  readonly summary: string
  readonly origins: readonly Origin[]
}

export interface SentenceExplanation {
  readonly span: SourceSpan
  readonly source: string
  readonly normalized: string
  readonly block: string
  /** Headings above it, from the top. */
  readonly sections: readonly string[]
  readonly tokens: readonly TokenView[]
  readonly matches: readonly MatchView[]
  readonly records: readonly RecordView[]
}

export interface Explanation {
  readonly path: string
  readonly line: number
  /** Why nothing was read there: `skipped: navigation`, `no text`; null when something was. */
  readonly nothing: string | null
  readonly sentences: readonly SentenceExplanation[]
}

/** How far a rule gets in a text. */
export interface WhyNot {
  readonly rule: string
  readonly phase: string
  readonly path: string
  readonly line: number
  readonly kind: SegmentKind
  readonly normalized: string
  /** `stands`, `lost` (its tokens to another), `failed` (furthest point below), `kind` (not for such a segment). */
  readonly outcome: 'stands' | 'lost' | 'failed' | 'kind'
  /** The match, for `stands` and `lost`. */
  readonly match: MatchView | null
  readonly furthest: Furthest | null
  readonly tokens: readonly TokenView[]
}

export interface Furthest {
  /** What matched up to there; empty when the first element fails everywhere. */
  readonly matched: string
  /** The elements of the pattern, any of which would have let it go on. */
  readonly wanted: readonly string[]
  /** The token that stood there; null at the end of the sentence. */
  readonly token: TokenView | null
  /** Index of that token. */
  readonly at: number
}
