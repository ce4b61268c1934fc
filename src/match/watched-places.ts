import type { PhaseCells } from './cells.ts'
import { MOST_WATCHED } from './needs.ts'

/** Where in a segment the watched tests of a phase hold. */
export class WatchedPlaces {
  /** Room for the places of a test. */
  #room = 64
  /** The places of each test in rising order, `#room` numbers for each; those of all tokens behind the last. */
  #places = new Int32Array(this.#room * (MOST_WATCHED + 1))
  /** How many places each has. */
  readonly #counts = new Int32Array(MOST_WATCHED + 1)

  load(cells: PhaseCells, columns: readonly number[]): void {
    if (columns.length > this.#room) {
      this.#room = 2 * columns.length
      this.#places = new Int32Array(this.#room * (MOST_WATCHED + 1))
    }
    this.#counts.fill(0)
    for (let at = 0; at < columns.length; at++) {
      for (let left = cells.presentAt(columns[at]!); left !== 0; left &= left - 1) this.#add(lowestBit(left), at)
      this.#add(MOST_WATCHED, at)
    }
  }

  /** The number of the rarest of some tests, given as bits; {@link MOST_WATCHED} stands for one that holds everywhere. */
  rarest(tests: number): number {
    let best = MOST_WATCHED
    for (let left = tests; left !== 0; left &= left - 1) {
      const bit = lowestBit(left)
      if (this.#counts[bit]! < this.#counts[best]!) best = bit
    }
    return best
  }

  count(test: number): number {
    return this.#counts[test]!
  }

  /** The place of a test, counted from 0. */
  at(test: number, index: number): number {
    return this.#places[test * this.#room + index]!
  }

  #add(bit: number, at: number): void {
    this.#places[bit * this.#room + this.#counts[bit]!++] = at
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
