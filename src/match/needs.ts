import type { CompiledRule } from '../core/program.ts'

/** Most tests watched: one for each bit of a small integer. */
const MOST = 30

/**
 * The tests that tell quickest which rules can hold in a segment at all: those that the most rules need. A mask has a bit
 * for each of them.
 */
export interface WatchedNeeds {
  /** Numbers of the tests, by bit. */
  readonly tests: readonly number[]
  /** Rule → bits of the watched tests it needs. */
  readonly masks: readonly number[]
}

export function watchNeeds(rules: readonly CompiledRule[]): WatchedNeeds {
  const counts = new Map<number, number>()
  for (const { program } of rules) for (const test of program.needs) counts.set(test, (counts.get(test) ?? 0) + 1)
  const tests = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([test]) => test)
  const bits = new Map(tests.map((test, bit) => [test, 1 << bit]))
  const maskOf = (needs: readonly number[]): number => needs.reduce((mask, test) => mask | (bits.get(test) ?? 0), 0)
  return { tests, masks: rules.map(({ program }) => maskOf(program.needs)) }
}
