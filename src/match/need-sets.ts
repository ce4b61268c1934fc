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
  /** Sets one test of each of which must hold, those of a rule behind those of the rule before. */
  readonly #signs: Int32Array
  /** Rule → its first sign; one more at the end. */
  readonly #firstSign: readonly number[]
  /** The tests that hold somewhere in the segment gathered last. */
  readonly #held: Int32Array

  /** @param width how many tests there are */
  constructor(rules: readonly CompiledRule[], width: number) {
    const needs = rules.map(({ program }) => [...program.needs, ...program.signs.filter(isOne).flat()])
    const signs = rules.map(({ program }) => program.signs.filter((sign) => !isOne(sign)))
    const bits = Array.from({ length: width }, () => -1)
    let count = 0
    for (const test of [...needs.flat(), ...signs.flat(2)]) if (bits[test] === -1) bits[test] = count++
    this.#bits = bits
    this.words = Math.ceil(count / BITS)
    this.#held = new Int32Array(this.words)
    this.#needed = new Int32Array(rules.length * this.words)
    for (const [order, own] of needs.entries()) for (const test of own) this.addTo(this.#needed, order, test)
    this.#signs = new Int32Array(signs.flat().length * this.words)
    const firstSign = [0]
    for (const own of signs) {
      const first = firstSign.at(-1)!
      for (const [index, sign] of own.entries()) for (const test of sign) this.addTo(this.#signs, first + index, test)
      firstSign.push(first + own.length)
    }
    this.#firstSign = firstSign
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

  /** Whether the segment has no token for one of the tests that a rule needs, or for any of those of a sign. */
  lacks(order: number): boolean {
    const held = this.#held
    const row = order * this.words
    for (let word = 0; word < this.words; word++) if ((this.#needed[row + word]! & ~held[word]!) !== 0) return true
    for (let sign = this.#firstSign[order]!; sign < this.#firstSign[order + 1]!; sign++)
      if (!this.#holdsOneOf(sign)) return true
    return false
  }

  #holdsOneOf(sign: number): boolean {
    const row = sign * this.words
    for (let word = 0; word < this.words; word++) if ((this.#signs[row + word]! & this.#held[word]!) !== 0) return true
    return false
  }
}

function isOne(sign: readonly number[]): boolean {
  return sign.length === 1
}
