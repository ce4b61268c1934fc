/**
 * Words that tell a look-back from a promise where the text does not say which it is; compiled from
 * `rules/context/tense.yaml`. All numbers are log-odds: above zero speaks for a look-back, below for a promise.
 */
export interface TenseKnowledge {
  /** Starting score of each block. */
  readonly prior: number
  /** For a look-back at the beginning of a text whose promises are announced later. */
  readonly opening: number
  /** What it costs to go over from look-back to promise (`forward`) and the other way round (`back`). */
  readonly switch: { readonly forward: number; readonly back: number }
  /**
   * What cues of the text count for: one in the sentence itself (`own`), one further up that reaches it (`reach`), and
   * one that leaves no doubt (`certain`: a heading over goals, a time to come at the beginning of the sentence).
   */
  readonly cues: { readonly own: number; readonly reach: number; readonly certain: number }
  /** No block counts for more than this, either way. */
  readonly cap: number
  /** A measure with a decimal fraction. */
  readonly decimal: number
  /** Class name → weight. */
  readonly classes: Readonly<Record<string, number>>
  /** Word → weight, wherever in a clause it stands. */
  readonly words: Readonly<Record<string, number>>
  /** Word → further weight where it begins a clause. */
  readonly first: Readonly<Record<string, number>>
  /** Word → further weight where it ends a clause. */
  readonly last: Readonly<Record<string, number>>
}
