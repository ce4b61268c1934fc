import type { Span } from './span.ts'

export type Scalar = string | number | boolean | null

/** Attributes of a token or lexicon entry, e.g. `{amount: 50000, unit: '个'}` or `{change: 'increase'}`. Plain and flat. */
export type Fields = Readonly<Record<string, Scalar>>

/**
 * A typed stretch of normalized text. Its classes are the names rules ask for: its own kind (`word`, `measure`, `date`,
 * `bracket`, `quoted`, `punct`, …), its lexicon classes (`verb.build`, `bound.after`) and its part of speech (`pos.v`).
 */
export interface Token extends Span {
  readonly text: string
  /** See {@link ClassTable}: tokens that no rule can tell apart share one number. */
  readonly sig: number
  readonly fields?: Fields | undefined
  /** For a bracket or quotation taken as one token: the tokens between the marks. */
  readonly inner?: readonly Token[] | undefined
  /** For a token made by a rewriting rule: the tokens it stands for, and which rule made it. */
  readonly parts?: readonly Token[] | undefined
  readonly rule?: string | undefined
}

/**
 * A token without any inside. All tokens are made here and by {@link composedToken}: objects made in one place are alike to
 * the engine that runs them, and their properties are quick to get.
 */
export function plainToken(start: number, end: number, text: string, sig: number, fields: Fields | undefined): Token {
  return { start, end, text, sig, fields }
}

/** A token with others inside it, or made of others. */
export function composedToken(
  { start, end, text, sig, fields }: Token,
  inner: readonly Token[] | undefined,
  parts: readonly Token[] | undefined,
  rule: string | undefined,
): Token {
  return { start, end, text, sig, fields, inner, parts, rule }
}

/**
 * Signatures of tokens, shared by lexer and rules: a number for a list of class names and, if it is one of those that rules
 * ask for, the token's text. One table per ruleset; grows while texts are lexed.
 */
export interface ClassTable {
  /** How many signatures there are: 0 is the first. */
  readonly size: number
  /** The signature for a list of class names, whatever the text; order and repetition do not matter. */
  signature(classes: readonly string[]): number
  /** The signature for the classes of another and a text: the same for all texts that no rule asks for. */
  forText(sig: number, text: string): number
  /** The text a signature is for, the empty string where no rule asks for it. */
  textOf(sig: number): string
  /** The class names of a signature, sorted. */
  classesOf(sig: number): readonly string[]
  has(sig: number, className: string): boolean
  /** Whether a signature has one of these classes; for questions asked of many tokens. The same classes give the same test. */
  test(classNames: readonly string[]): SignatureTest
}

export type SignatureTest = (sig: number) => boolean
