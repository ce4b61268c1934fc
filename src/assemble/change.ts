import type { Match } from '../core/match.ts'
import type { ClassTable, Fields, Token } from '../core/token.ts'
import { captured, hasClass } from './context.ts'
import type { NameMaker } from './names.ts'
import { textOf } from './values.ts'

/** The change of a value that says none. */
export const LEVEL = 'level'

/**
 * How a value changes (guide, section 1): as the rule says; a level counted in multiples of another (达到2020年的1.5倍) is a
 * multiple, and what is done changes as the verb says (关停50家), of several the first (新建和改造320个).
 */
export function changeOf(
  tokens: readonly Token[],
  match: Match,
  { dimension, unit }: Fields,
  table: ClassTable,
  names: NameMaker,
): string {
  const change = textOf(match.fields['change']) ?? LEVEL
  if (change !== LEVEL) return change
  if (dimension === 'multiple') return 'multiple'
  // A share or a bare number is what a thing has, whatever is done with it (新建机房能效不高于1.3).
  if (dimension === 'ratio' || typeof unit !== 'string') return change
  return changeOfVerb(tokens, match, table, names) ?? change
}

/** The change that the verb says, of several verbs with one object the first (淘汰、停建). */
function changeOfVerb(tokens: readonly Token[], match: Match, table: ClassTable, names: NameMaker): string | null {
  const verb = captured(match, 'v')
  if (verb === null) return null
  let at = verb.from
  if (hasClass(table, tokens[at - 1], ['verb.add'])) at--
  while (at >= 2 && joinsVerbs(at - 1)) at -= 2
  return textOf(tokens[at]?.fields?.['change'])

  function joinsVerbs(place: number): boolean {
    const link = tokens[place] as Token
    const linked = names.isLink(link) || hasClass(table, link, ['conj'])
    return linked && typeof tokens[place - 1]?.fields?.['change'] === 'string'
  }
}
