/** What sentences say for those behind them, and where it ends. */
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Horizon } from '../core/extraction.ts'
import type { Block } from '../core/outline.ts'
import type { Assembling } from './context.ts'
import { sectionAround } from './goal-sections.ts'
import { handedOn } from './handed-on.ts'
import type { YearReader } from './years.ts'

/** True for a sentence that what is listed behind it goes on with (主要目标是:). */
export function opensList({ knowledge }: Assembling, { tokens }: SentenceAnalysis): boolean {
  return tokens.at(-1)?.text === knowledge.goals.listAfter
}

/** Whether what the sentences before one state is over: another speaks, or it or what was not read before it says how to get there. */
export function endsStatement(
  { knowledge, text }: Assembling,
  { span, tokens }: SentenceAnalysis,
  before: SentenceAnalysis | undefined,
): boolean {
  const { afterSpeech, means } = knowledge.goals
  const between = before === undefined ? '' : text.slice(before.span.end, span.start).trimStart()
  const tellsHow = means.some((words) => text.startsWith(words, span.start) || between.startsWith(words))
  return tellsHow || afterSpeech.includes(tokens[0]?.text ?? '')
}

/**
 * Sentence → the present year that one before it began with, in its block or over its list, or what that list is for: the
 * time ahead that the sentence over it names, else the last goal of its block.
 * @param first the time by which that a sentence names first, if any
 */
export function readLeads(
  world: Assembling,
  years: YearReader,
  first: (sentence: SentenceAnalysis) => Horizon | null,
): ReadonlyMap<SentenceAnalysis, Horizon> {
  const promised = handedOn(
    world.sentences,
    ({ block }, before) => block === before,
    (sentence) => (statesGoal(sentence) ? first(sentence) : null),
  )
  return handedOn(
    world.sentences,
    ({ block }, before) => block === before || isListed(world, block),
    (sentence) => {
      const [opening] = years.statedIn(sentence)
      if (opening !== undefined && opening.at === 0 && opening.year !== null && opening.year === years.published)
        return { year: opening.year, from: 'section', text: opening.text }
      const ahead = opensList(world, sentence) ? (first(sentence) ?? promised.get(sentence)) : null
      return ahead == null || ahead.year === null ? null : { ...ahead, from: 'section' }
    },
  )
}

/** An item, or a paragraph with a number and a heading of its own. */
function isListed(world: Assembling, block: Block): boolean {
  return block.kind === 'item' || (block.kind === 'paragraph' && sectionAround(world, block) !== block.section)
}

function statesGoal({ matches }: SentenceAnalysis): boolean {
  return (matches['goal'] ?? []).some(({ fields }) => fields['reach'] !== 'none')
}
