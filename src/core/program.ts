import type { Scalar } from './token.ts'
import type { SegmentKind } from './token-kinds.ts'

/** A class name, a literal token text, or a test of its own. */
export type TestTerm = string | { readonly text: string } | TokenTest

/** Holds of a token for which one of `any` holds (all tokens when `any` is empty) and none of `none`. */
export interface TokenTest {
  readonly any: readonly TestTerm[]
  readonly none: readonly TestTerm[]
}

/**
 * Instructions of a compiled pattern: triples [operation, a, b] in one flat list. Addresses are indices into that list
 * and only ever point forwards (repetitions are unrolled, or runs of one part), so that a run ends and a failed place need
 * not be tried twice.
 */
/** a = test; takes one token. */
export const OP_TEST = 0
/** Tries what follows, then address a; b = mark. */
export const OP_SPLIT = 1
/** Tries address a, then what follows; b = mark. */
export const OP_SPLIT_LAZY = 2
/** Goes to address a. */
export const OP_JUMP = 3
/** Several ways meet here; b = mark. */
export const OP_JOIN = 4
/** a = slot: 2n opens capture n, 2n + 1 closes it. */
export const OP_SAVE = 5
/** a = test for the next token, or the one before; takes none. The negated forms hold at the edge of a segment. */
export const OP_AHEAD = 6
export const OP_NOT_AHEAD = 7
export const OP_BEHIND = 8
export const OP_NOT_BEHIND = 9
export const OP_START = 10
export const OP_END = 11
export const OP_ACCEPT = 12
/** a = part; takes one token. */
export const OP_PART = 13
/** a = part, b = most tokens; takes as many tokens as it can, then one less, down to none. A join follows it. */
export const OP_RUN = 14
/** Numbers to an instruction. */
export const OP_WIDTH = 3
/** No program has more instructions than this. */
export const MAX_INSTRUCTIONS = 4000

export interface Program {
  readonly code: readonly number[]
  /** How many marks (places where memory of failure is kept) the code has. */
  readonly marks: number
  /** Tokens in the longest possible match. */
  readonly longest: number
  /** Capture names; their position is the capture's number. */
  readonly captures: readonly string[]
  /** A match begins with a token for which one of these tests holds. */
  readonly first: readonly number[]
  /** Every match has a token for each of these tests. */
  readonly needs: readonly number[]
  /** In the segment of every match, in it or beside it, some token passes one test of each of these sets. */
  readonly signs: readonly (readonly number[])[]
}

/** Where the value of a field comes from: a constant, a capture's text, or a field of a captured token. */
export type FieldSource = { readonly value: Scalar } | { readonly capture: string; readonly field?: string }

export interface RuleExample {
  readonly text: string
  /** Where it is written, in the rule's file. */
  readonly line: number
  /** Fields (or captured texts) the match must have, among others. */
  readonly gives?: Readonly<Record<string, Scalar>>
  /** The kind of segment the text stands for; by default the first the rule holds in, else `paragraph`. */
  readonly in?: SegmentKind
}

export interface CompiledRule {
  readonly id: string
  readonly about: string
  /** Where it is written; for messages. */
  readonly path: string
  readonly line: number
  readonly priority: number
  readonly program: Program
  /** Rewriting phases: classes of the token made. Empty in collecting phases. */
  readonly make: readonly string[]
  /** Captures from whose tokens the fields (the first token that has one wins) and classes are taken over. */
  readonly inherit: readonly string[]
  readonly set: Readonly<Record<string, FieldSource>>
  /** Kinds of segment it holds in, or null for all. */
  readonly kinds: readonly SegmentKind[] | null
  readonly examples: { readonly match: readonly RuleExample[]; readonly noMatch: readonly RuleExample[] }
}

/** Rules that run together, in order of writing. Programs refer to `tests` and `parts` by index. */
export interface CompiledPhase {
  readonly name: string
  readonly kind: 'rewrite' | 'collect'
  readonly about: string
  /** Captures whose tokens no two matches may share; null: the whole match. */
  readonly claims: readonly string[] | null
  /** `asked`: a collecting phase behind all others, run over single sentences when something turns on them. */
  readonly when: 'always' | 'asked'
  readonly tests: readonly TokenTest[]
  /**
   * Code, as that of programs, that takes one token and captures nothing: whether it can depends on the place alone, so it is
   * worked out once for all rules.
   */
  readonly parts: readonly (readonly number[])[]
  readonly rules: readonly CompiledRule[]
}
