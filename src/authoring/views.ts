import type { Match } from '../core/match.ts'
import type { MatchView, TokenView } from '../core/rule-reports.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import type { LostMatch, PhaseResult } from '../match/engine.ts'

export function viewToken(token: Token, table: ClassTable): TokenView {
  return {
    text: token.text,
    classes: table.classesOf(token.sig),
    fields: token.fields ?? {},
    rule: token.rule ?? null,
    parts: (token.parts ?? []).map(({ text }) => text),
  }
}

/** Where matches stand: the tokens their ranges count in, and what these are inside of. */
export interface Ground {
  readonly phase: string
  readonly tokens: readonly Token[]
  readonly text: string
  readonly inside: SegmentKind | null
}

function viewMatch(match: Match, ground: Ground, lost: LostMatch['to'] | null = null): MatchView {
  const { tokens, text } = ground
  const textOf = ({ from, to }: { from: number; to: number }): string =>
    text.slice(tokens[from]!.start, tokens[to - 1]!.end)
  return {
    phase: ground.phase,
    rule: match.rule,
    priority: match.priority,
    text: textOf(match),
    captures: Object.fromEntries(
      Object.entries(match.captures).map(([name, ranges]) => [name, ranges.map(textOf).join(' … ')]),
    ),
    fields: match.fields,
    inside: ground.inside,
    lost: lost === null ? null : { rule: lost.rule, text: textOf(lost), why: whyLost(match, lost) },
  }
}

/** The overlap policy in words: the first of its steps that tells the two apart. */
function whyLost(match: Match, winner: Match): string {
  if (winner.priority !== match.priority) return `priority ${match.priority} against ${winner.priority}`
  const [own, other] = [match, winner].map(({ from, to }) => to - from) as [number, number]
  if (own !== other) return `${own} ${own === 1 ? 'token' : 'tokens'} against ${other}`
  if (winner.from !== match.from) return 'the other begins further left'
  return 'the other rule is written first'
}

/** The matches of a phase that stand and those that lost, also inside brackets and quotations; in order of place. */
export function viewMatches(result: PhaseResult, ground: Ground): MatchView[] {
  const own = [
    ...result.matches.map((match) => ({ match, to: null })),
    ...result.lost.map(({ match, to }) => ({ match, to })),
  ].toSorted((a, b) => a.match.from - b.match.from || b.match.priority - a.match.priority)
  return [
    ...own.map(({ match, to }) => viewMatch(match, ground, to)),
    ...result.nested.flatMap((inside) =>
      viewMatches(inside, { ...ground, tokens: ground.tokens[inside.at]!.inner ?? [], inside: inside.kind }),
    ),
  ]
}
