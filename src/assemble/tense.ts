import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import type { TenseScorer } from './tense-score.ts'

export type Tense = 'target' | 'status'

const PROSE: readonly Block['kind'][] = ['paragraph', 'item']

/**
 * The likeliest run of tenses for blocks in reading order, given their scores: a tense holds on until enough speaks
 * against it, since changing costs. `opening` is the log-odds that the text begins with a look-back. Linear.
 */
export function smoothTenses(
  scores: readonly number[],
  knowledge: Pick<TenseKnowledge, 'opening' | 'switch'>,
): Tense[] {
  const { forward, back } = knowledge.switch
  // Only the lead of the best run that ends in a look-back over the best that ends in a promise matters.
  let lead = knowledge.opening
  const steps: { readonly status: Tense; readonly target: Tense }[] = []
  for (const score of scores) {
    steps.push({ status: lead >= -back ? 'status' : 'target', target: lead > forward ? 'status' : 'target' })
    lead = Math.max(-back, Math.min(forward, lead)) + score
  }
  const tenses: Tense[] = []
  let at: Tense = lead > 0 ? 'status' : 'target'
  for (const step of steps.toReversed()) {
    tenses.push(at)
    at = step[at]
  }
  return tenses.toReversed()
}

/** A block, or a part of one that the same cues reach. */
export interface TenseUnit {
  readonly sentences: readonly SentenceAnalysis[]
  /** Log-odds for a look-back from what the text says itself, to be added to the score of the words. */
  readonly said: number
}

/** The tense of each unit, in reading order; `opening` as for {@link smoothTenses}. */
export function unitTenses(
  units: readonly TenseUnit[],
  opening: number,
  scorer: TenseScorer,
  costs: Pick<TenseKnowledge, 'switch'>,
): Tense[] {
  const scores = units.map(({ sentences, said }) => {
    const isProse = PROSE.includes((sentences[0] as SentenceAnalysis).block.kind)
    return said + (isProse ? scorer.score(sentences) : 0)
  })
  return smoothTenses(scores, { opening, switch: costs.switch })
}
