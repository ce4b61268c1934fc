import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'

/**
 * For each sentence what the last one before it stated, as long as that goes on.
 * @param goesOn told of a sentence and of the block of the one before it
 */
export function handedOn<Stated>(
  sentences: readonly SentenceAnalysis[],
  goesOn: (sentence: SentenceAnalysis, before: Block | undefined) => boolean,
  stated: (sentence: SentenceAnalysis) => Stated | null,
): ReadonlyMap<SentenceAnalysis, Stated> {
  const found = new Map<SentenceAnalysis, Stated>()
  let last: Stated | null = null
  let block: Block | undefined
  for (const sentence of sentences) {
    if (!goesOn(sentence, block)) last = null
    block = sentence.block
    if (last !== null) found.set(sentence, last)
    last = stated(sentence) ?? last
  }
  return found
}
