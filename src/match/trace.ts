import {
  OP_ACCEPT,
  OP_AHEAD,
  OP_BEHIND,
  OP_END,
  OP_JUMP,
  OP_NOT_AHEAD,
  OP_NOT_BEHIND,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_START,
  OP_TEST,
  OP_WIDTH,
} from '../core/program.ts'
import type { CompiledPhase, Program, TestTerm, TokenTest } from '../core/program.ts'
import { unfold } from '../core/unfold.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { allows, type Tested } from './segment.ts'

/** A condition that did not hold: what the next token (or one beside the place) should have been. */
export interface Unmet {
  readonly kind: 'token' | 'ahead' | 'not-ahead' | 'behind' | 'not-behind' | 'start' | 'end'
  /** null for the edges of a segment. */
  readonly test: TokenTest | null
}

/** The furthest a pattern got in a segment. */
export interface Stall {
  /** The token it began with, and the one it could not get past (the number of tokens at the end). */
  readonly from: number
  readonly at: number
  /** What failed there, each condition once. */
  readonly unmet: readonly Unmet[]
}

const LOOKS: Readonly<Record<number, Unmet['kind']>> = {
  [OP_TEST]: 'token',
  [OP_AHEAD]: 'ahead',
  [OP_NOT_AHEAD]: 'not-ahead',
  [OP_BEHIND]: 'behind',
  [OP_NOT_BEHIND]: 'not-behind',
  [OP_START]: 'start',
  [OP_END]: 'end',
}

/**
 * Follows every way through a program from every start, and tells where the one that took most tokens stopped; null when
 * one came through. For explanations: it is slow, remembers no failures and settles no overlaps.
 */
export function traceProgram(
  program: Program,
  { tests, parts }: Pick<CompiledPhase, 'tests' | 'parts'>,
  tokens: readonly Token[],
  table: ClassTable,
): Stall | null {
  const code = unfold(program.code, parts)
  const segment: Tested = {
    count: tokens.length,
    holds: (test, at) => tokens[at] !== undefined && holds(tests[test]!, tokens[at], table),
  }
  let best: { from: number; at: number; unmet: Map<string, Unmet> } | null = null
  for (let from = 0; from < tokens.length; from++) {
    const seen = new Set<number>()
    const pending: [address: number, position: number][] = [[0, from]]
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const [address, position] = place
      const key = address * (tokens.length + 1) + position
      if (seen.has(key)) continue
      seen.add(key)
      const operation = code[address]!
      const a = code[address + 1] ?? 0
      const next = address + OP_WIDTH
      if (operation === OP_ACCEPT) return null
      if (operation === OP_JUMP) pending.push([a, position])
      else if (operation === OP_SPLIT || operation === OP_SPLIT_LAZY) pending.push([a, position], [next, position])
      else if (operation === OP_TEST ? segment.holds(a, position) : allows(segment, operation, a, position))
        pending.push([next, operation === OP_TEST ? position + 1 : position])
      else {
        if (best === null || position - from > best.at - best.from) best = { from, at: position, unmet: new Map() }
        if (position - from < best.at - best.from || from !== best.from) continue
        const kind = LOOKS[operation]!
        const edge = kind === 'start' || kind === 'end'
        best.unmet.set(`${operation} ${edge ? '' : a}`, { kind, test: edge ? null : tests[a]! })
      }
    }
  }
  return best === null
    ? { from: 0, at: 0, unmet: [] }
    : { from: best.from, at: best.at, unmet: [...best.unmet.values()] }
}

/** Does a test hold of a token? */
function holds(test: TokenTest, token: Token, table: ClassTable): boolean {
  const term = (one: TestTerm): boolean => {
    if (typeof one === 'string') return table.has(token.sig, one)
    return 'any' in one ? holds(one, token, table) : one.text === token.text
  }
  return (test.any.length === 0 || test.any.some(term)) && !test.none.some(term)
}
