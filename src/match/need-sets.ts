import type { CompiledRule } from '../core/program.ts'

const BITS = 32

/** All tests that some rules need, a bit each: tells which rules find every token they need in a segment. */
export class NeedSets {
  /** Words of 32 bits in a set. */
  readonly words: number
  /** Test → its bit, -1 for a test that no rule needs. */
  readonly #bits: readonly number[]
  /** `needed[rule * words + word]` */
  readonly #needed: Int32Array
  /** The tests that hold somewhere in the segment gathered last. */
  readonly #held: Int32Array

  /** @param width how many tests there are */
  constructor(rules: readonly CompiledRule[], width: number) {
    const bits = Array.from({ length: width }, () => -1)
    let count = 0
    for (const { program } of rules) for (const test of program.needs) if (bits[test] === -1) bits[test] = count++
    this.#bits = bits
    this.words = Math.ceil(count / BITS)
    this.#needed = new Int32Array(rules.length * this.words)
    this.#held = new Int32Array(this.words)
    for (const [order, { program }] of rules.entries()) {
      for (const test of program.needs) this.addTo(this.#needed, order, test)
    }
  }

  /** Notes in a table of sets that a test holds. */
  addTo(sets: Int32Array, row: number, test: number): void {
    const bit = this.#bits[test]!
    if (bit >= 0) sets[row * this.words + Math.trunc(bit / BITS)]! |= 1 << (bit % BITS)
  }

  /** Takes a segment. @param sets what holds for each column */
  gather(sets: Int32Array, columns: readonly number[]): void {
    const { words } = this
    const held = this.#held.fill(0)
    for (let at = 0; at < columns.length; at++) {
      const row = columns[at]! * words
      for (let word = 0; word < words; word++) held[word]! |= sets[row + word]!
    }
  }

  /** Whether the segment has no token for one of the tests that a rule needs. */
  lacks(order: number): boolean {
    const row = order * this.words
    for (let word = 0; word < this.words; word++)
      if ((this.#needed[row + word]! & ~this.#held[word]!) !== 0) return true
    return false
  }
}
