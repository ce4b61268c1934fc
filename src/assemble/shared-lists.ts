import type { Match, TokenRange } from '../core/match.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { captured, hasClass } from './context.ts'
import type { NameMaker } from './names.ts'

/**
 * A list between two values names two things: what stands behind its last mark belongs to the value behind it
 * (新建12座泵站、水闸30座). A list of measures shares the value behind it (22个断面优良率、达标率保持100%).
 * @param matches in the order of their places
 */
export function sharedOut(
  matches: readonly Match[],
  tokens: readonly Token[],
  names: NameMaker,
  table: ClassTable,
): readonly Match[] {
  if (matches.length < 2) return matches
  const cuts = matches.map((match, index) => cutBetween(match, matches[index + 1]))
  if (cuts.every((cut) => cut === null)) return matches
  return matches.map((match, index) => {
    const [before, behind] = [cuts[index - 1] ?? null, cuts[index] ?? null]
    const name = captured(match, 'name')
    if (name === null || (before === null && behind === null)) return match
    const from = before === null ? name.from : Math.max(name.from, before + 1)
    const range = { from, to: behind ?? name.to }
    const captures = { ...match.captures, name: [range] }
    return { ...match, captures, from: before === null ? match.from : from, to: behind ?? match.to }
  })

  /** The mark that parts the name of one value from that of the next. */
  function cutBetween(match: Match, next: Match | undefined): number | null {
    const name = next === undefined ? null : sharedName(match, next)
    if (name === null) return null
    const isMark = (token: Token) => names.isLink(token) && hasClass(table, token, ['punct'])
    const at = tokens.slice(name.from, name.to).findLastIndex(isMark) + name.from
    const part = tokens.slice(name.from, at)
    const isName = part.length > 1 || (part[0]?.text.length ?? 0) > 1
    return isName && !names.isMetric(part) ? at : null
  }
}

/** The tokens that two values want for their names, the one before and the one behind them; null where there are none. */
function sharedName(match: Match, next: Match): TokenRange | null {
  const [value, name] = [captured(match, 'q'), captured(match, 'name')]
  const [nextValue, nextName] = [captured(next, 'q'), captured(next, 'name')]
  if (value === null || name === null || nextValue === null || nextName === null) return null
  const isBetween = value.to <= name.from && name.to <= nextValue.from
  return isBetween && nextName.from < name.to && nextName.to >= name.to ? name : null
}
