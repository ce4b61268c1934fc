import { expect } from 'vitest'

/** What others do on the machine only ever adds to a time: the least of several rounds is the cost itself. */
const MOST_ROUNDS = 8

/**
 * Expects that work takes time in proportion to its size, not to the square of it: it must stay below the middle of the two,
 * in the best of several rounds, small and large in turn so that both meet the same machine.
 */
export function expectLinear(work: (size: number) => unknown, small: number, large: number): void {
  const timeOf = (size: number): number => {
    const start = performance.now()
    work(size)
    return performance.now() - start
  }
  const proportion = large / small
  const allowed = proportion * Math.sqrt(proportion)
  const least = { small: Infinity, large: Infinity }
  timeOf(small)
  for (let round = 0; round < MOST_ROUNDS && !(least.large < allowed * least.small); round++) {
    least.small = Math.min(least.small, timeOf(small))
    least.large = Math.min(least.large, timeOf(large))
  }
  expect(least.large / least.small, `times as long for ${proportion} times as much`).toBeLessThan(allowed)
}
