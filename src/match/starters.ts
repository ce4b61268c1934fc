import type { CompiledRule } from '../core/program.ts'
import type { TestCells } from './cells.ts'
import type { WatchedNeeds } from './needs.ts'

/** What one phase knows of a column: which rules can begin with it, and which watched tests hold for it. */
export class Starters {
  readonly #rules: readonly CompiledRule[]
  readonly #cells: TestCells
  readonly #needs: WatchedNeeds
  /** `table[column * rules + rule]`: 1 where the rule can begin with a token of the column. */
  #table = new Uint8Array(0)
  /** Column → watched tests that hold, undefined where nothing has been worked out. */
  readonly #masks: (number | undefined)[] = []

  constructor(rules: readonly CompiledRule[], cells: TestCells, needs: WatchedNeeds) {
    this.#rules = rules
    this.#cells = cells
    this.#needs = needs
  }

  /** The watched tests that hold somewhere in a segment. */
  present(columns: readonly number[]): number {
    let present = 0
    for (const column of columns) present |= this.#masks[column] ?? this.#learn(column)
    return present
  }

  /** For columns that {@link present} has seen: 1 at `column * rules + rule` where the rule can begin. */
  get table(): Uint8Array {
    return this.#table
  }

  #learn(column: number): number {
    const count = this.#rules.length
    if (this.#table.length < (column + 1) * count) {
      const larger = new Uint8Array(Math.max(64, 2 * (column + 1)) * count)
      larger.set(this.#table)
      this.#table = larger
    }
    for (const [order, { program }] of this.#rules.entries()) {
      for (const test of program.first) {
        if (!this.#cells.holds(test, column)) continue
        this.#table[column * count + order] = 1
        break
      }
    }
    let mask = 0
    for (const [bit, test] of this.#needs.tests.entries()) if (this.#cells.holds(test, column)) mask |= 1 << bit
    while (this.#masks.length <= column) this.#masks.push(undefined)
    this.#masks[column] = mask
    return mask
  }
}
