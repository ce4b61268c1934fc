import { expect, test } from 'vitest'
import { expectLinear } from './linear.ts'

let sum = 0

function steps(count: number): void {
  for (let step = 0; step < count; step++) sum = (sum + step) % 1_000_003
}

test('lets linear work pass, and not work that takes the square', () => {
  expectLinear((size) => steps(1000 * size), 50, 800)
  expect(() => expectLinear((size) => steps(size * size), 300, 4800)).toThrow(/times as long for 16 times as much/)
  expect(sum).toBeGreaterThan(0)
})
