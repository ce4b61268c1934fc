import type { CompiledRule } from '../core/program.ts'
import type { RowBits } from './row-bits.ts'

const BITS = 32

/** All tests that some rules need, a bit each: tells which rules find every token they need in a segment. */
export class NeedSets {
  readonly #bits: RowBits
  /** Words to a set, and where it begins in a row. */
  readonly #words: number
  readonly #first: number
  /** `needed[rule * words + word]` */
  readonly #needed: Int32Array
  /** Sets one test of each of which must hold, those of a rule behind those of the rule before. */
  readonly #signs: Int32Array
  /** Rule → its first sign; one more at the end. */
  readonly #firstSign: readonly number[]
  /** The tests that hold somewhere in the segment gathered last. */
  readonly #held: Int32Array

  constructor(bits: RowBits, rules: readonly CompiledRule[]) {
    const needs = rules.map(({ program }) => [...program.needs, ...program.signs.filter(isOne).flat()])
    const signs = rules.map(({ program }) => program.signs.filter((sign) => !isOne(sign)))
    const places = new Map([...new Set([...needs.flat(), ...signs.flat(2)])].map((test, place) => [test, place]))
    const words = Math.ceil(places.size / BITS)
    const setOf = (tests: readonly number[], sets: Int32Array, row: number): void => {
      for (const test of tests) {
        const place = places.get(test)!
        sets[row * words + Math.trunc(place / BITS)]! |= 1 << (place % BITS)
      }
    }
    this.#bits = bits
    this.#words = words
    this.#first = bits.allot(words)
    for (const [test, place] of places) bits.give(test, this.#first + Math.trunc(place / BITS), 1 << (place % BITS))
    this.#held = new Int32Array(words)
    this.#needed = new Int32Array(rules.length * words)
    for (const [order, own] of needs.entries()) setOf(own, this.#needed, order)
    this.#signs = new Int32Array(signs.flat().length * words)
    for (const [number, sign] of signs.flat().entries()) setOf(sign, this.#signs, number)
    let count = 0
    this.#firstSign = [0, ...signs.map((own) => (count += own.length))]
  }

  /** Takes a segment. @param rows of all columns */
  gather(rows: Int32Array, columns: readonly number[]): void {
    const { width } = this.#bits
    const words = this.#words
    const held = this.#held.fill(0)
    for (let at = 0; at < columns.length; at++) {
      const from = columns[at]! * width + this.#first
      for (let word = 0; word < words; word++) held[word]! |= rows[from + word]!
    }
  }

  /** Whether the segment has no token for one of the tests that a rule needs, or for any of those of a sign. */
  lacks(order: number): boolean {
    const held = this.#held
    const row = order * this.#words
    for (let word = 0; word < this.#words; word++) if ((this.#needed[row + word]! & ~held[word]!) !== 0) return true
    for (let sign = this.#firstSign[order]!; sign < this.#firstSign[order + 1]!; sign++)
      if (!this.#holdsOneOf(sign)) return true
    return false
  }

  #holdsOneOf(sign: number): boolean {
    const row = sign * this.#words
    for (let word = 0; word < this.#words; word++) if ((this.#signs[row + word]! & this.#held[word]!) !== 0) return true
    return false
  }
}

function isOne(sign: readonly number[]): boolean {
  return sign.length === 1
}
