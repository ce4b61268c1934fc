import type { CompiledPhase } from '../core/program.ts'

/** Most tests watched: one for each bit of a small integer. */
export const MOST_WATCHED = 30

/**
 * The tests of a phase that tell quickest which rules can hold in a segment at all: one that each rule needs, and then those
 * that the most rules need. Each has a bit of its own.
 */
export interface WatchedNeeds {
  /** Test → its bit, 0 for tests that are not watched. */
  readonly bits: readonly number[]
  /** Rule → bits of the watched tests it needs. */
  readonly masks: readonly number[]
}

export function watchNeeds({ rules, tests }: Pick<CompiledPhase, 'rules' | 'tests'>): WatchedNeeds {
  const counts = tests.map(() => 0)
  for (const { program } of rules) for (const test of program.needs) counts[test]!++
  const byCount = (a: number, b: number): number => counts[b]! - counts[a]!
  const oneOfEach = rules.flatMap(({ program }) => program.needs.toSorted(byCount).slice(0, 1))
  const needed = [...counts.keys()].filter((test) => counts[test]! > 0)
  const watched = [...new Set([...oneOfEach.toSorted(byCount), ...needed.toSorted(byCount)])]
  const bits = tests.map(() => 0)
  for (const [bit, test] of watched.slice(0, MOST_WATCHED).entries()) bits[test] = 1 << bit
  const maskOf = (needs: readonly number[]): number => needs.reduce((mask, test) => mask | bits[test]!, 0)
  return { bits, masks: rules.map(({ program }) => maskOf(program.needs)) }
}
