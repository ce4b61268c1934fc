import type { CompiledRule } from '../core/program.ts'
import type { PhaseCells } from './cells.ts'

const UNKNOWN = 0
const CANNOT = 1
const CAN = 2

/** Which rules of a phase can begin with a token of a column; worked out at first need, for most are never asked. */
export class Starters {
  readonly #rules: readonly CompiledRule[]
  readonly #cells: PhaseCells
  /** `table[column * rules + rule]` */
  #table: Uint8Array

  constructor(rules: readonly CompiledRule[], cells: PhaseCells) {
    this.#rules = rules
    this.#cells = cells
    this.#table = new Uint8Array(256 * rules.length)
  }

  begins(order: number, column: number): boolean {
    const cell = column * this.#rules.length + order
    const known = cell < this.#table.length ? this.#table[cell] : UNKNOWN
    return known === UNKNOWN ? this.#work(order, column, cell) : known === CAN
  }

  #work(order: number, column: number, cell: number): boolean {
    if (cell >= this.#table.length) {
      const larger = new Uint8Array(2 * cell)
      larger.set(this.#table)
      this.#table = larger
    }
    let can = false
    for (const test of this.#rules[order]!.program.first) {
      if (!this.#cells.holds(test, column)) continue
      can = true
      break
    }
    this.#table[cell] = can ? CAN : CANNOT
    return can
  }
}
