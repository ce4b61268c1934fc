/** What sentences say for those behind them, in texts of one year. */
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

/** A quotation mark that opens as it closes; as many characters before it are looked at as a speech may have in a block. */
const STRAIGHT = '"'
const LONGEST_SPEECH = 2000

/**
 * Whether what the sentences before one state is over, by its own beginning or by that of what was not read between it and
 * the sentence `before` it.
 */
export function endsStatement(
  { knowledge, text }: Assembling,
  { span, block }: SentenceAnalysis,
  before: SentenceAnalysis | undefined,
): boolean {
  const places = before === undefined ? [span.start] : [span.start, before.span.end]
  return places.some((place) => {
    const between = text.slice(place, span.start)
    const at = span.start - between.trimStart().length
    const isInside = (): boolean => {
      const from = Math.max(block.content.start, at - LONGEST_SPEECH)
      return text.slice(from, at).split(STRAIGHT).length % 2 === 0
    }
    return knowledge.goals.endings.some((words) => text.startsWith(words, at) && (words !== STRAIGHT || isInside()))
  })
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
