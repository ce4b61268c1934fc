import type { SentenceAnalysis } from '../core/analysis.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { type Assembling, hasClass } from './context.ts'
import { textOf } from './values.ts'

/** What at the beginning of a clause says that another place is meant. */
const ELSEWHERE = ['place.whole', 'place.part', 'place.name', 'place.each', 'phrase.whole-place', 'pos.ns']

/**
 * The place that opens a sentence holds for all of its clauses, until one begins with another
 * (高新区建设提速,签约项目12个,开工8个), as does the thing that it describes.
 * @param at index of a token of the sentence
 * @returns the place as written, or null
 */
export function openingPlace({ tokens }: SentenceAnalysis, at: number, { text, table }: Assembling): string | null {
  const [place, next] = tokens
  if (!hasClass(table, place, ['place.opening']) || hasClass(table, next, ['punct', 'conj', 'particle'])) return null
  const clauses = [next, ...tokens.slice(1, at).filter((_, i) => hasClass(table, tokens[i], ['clause-end']))]
  if (clauses.some((token) => isElsewhere(token, table))) return null
  const { start, end, fields } = place as Token
  return textOf(fields?.['scope']) ?? text.slice(start, end)
}

function isElsewhere(token: Token | undefined, table: ClassTable): boolean {
  return hasClass(table, token, ELSEWHERE) && !hasClass(table, token, ['phrase.stop'])
}
