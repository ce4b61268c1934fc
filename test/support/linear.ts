import { expect } from 'vitest'

/** What disturbs a round only ever adds to its cost: the least of several is the cost itself. */
const MOST_ROUNDS = 8

/**
 * Expects that work takes time in proportion to its size, not to the square of it: it must stay below the middle of the two
 * in the best of several rounds. Counts what the processor did for this process, however busy it is with others.
 */
export function expectLinear(work: (size: number) => unknown, small: number, large: number): void {
  const timeOf = (size: number): number => {
    const start = process.cpuUsage()
    work(size)
    const { user, system } = process.cpuUsage(start)
    return user + system
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
