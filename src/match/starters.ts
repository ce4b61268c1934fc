import type { CompiledRule } from '../core/program.ts'
import type { TestCells } from './cells.ts'
import type { WatchedNeeds } from './needs.ts'

const UNKNOWN = 0
const CANNOT = 1
const CAN = 2

/** What one phase knows of a column: which watched tests hold for it, and which rules can begin with it. */
export class Starters {
  readonly #rules: readonly CompiledRule[]
  readonly #cells: TestCells
  readonly #needs: WatchedNeeds
  /** Column → watched tests that hold; undefined where nothing has been worked out. */
  readonly #masks: (number | undefined)[] = []
  /** `table[column * rules + rule]`, worked out at first need: most rules are never tried on most columns. */
  #table = new Uint8Array(0)

  constructor(rules: readonly CompiledRule[], cells: TestCells, needs: WatchedNeeds) {
    this.#rules = rules
    this.#cells = cells
    this.#needs = needs
  }

  /** The watched tests that hold somewhere in a segment. To be asked before {@link begins} is. */
  present(columns: readonly number[]): number {
    let present = 0
    for (const column of columns) present |= this.#masks[column] ?? this.#learn(column)
    return present
  }

  /** Whether a rule can begin with a token of a column that {@link present} has seen. */
  begins(order: number, column: number): boolean {
    const known = this.#table[column * this.#rules.length + order]
    return known === UNKNOWN ? this.#work(order, column) : known === CAN
  }

  #work(order: number, column: number): boolean {
    const can = this.#rules[order]!.program.first.some((test) => this.#cells.holds(test, column))
    this.#table[column * this.#rules.length + order] = can ? CAN : CANNOT
    return can
  }

  #learn(column: number): number {
    const size = (column + 1) * this.#rules.length
    if (this.#table.length < size) {
      const larger = new Uint8Array(Math.max(256 * this.#rules.length, 2 * size))
      larger.set(this.#table)
      this.#table = larger
    }
    let mask = 0
    for (const [bit, test] of this.#needs.tests.entries()) if (this.#cells.holds(test, column)) mask |= 1 << bit
    while (this.#masks.length <= column) this.#masks.push(undefined)
    this.#masks[column] = mask
    return mask
  }
}
