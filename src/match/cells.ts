import type { CompiledPhase } from '../core/program.ts'
import type { ClassTable } from '../core/token.ts'
import { NeedSets } from './need-sets.ts'
import { watchNeeds } from './needs.ts'
import { RowBits } from './row-bits.ts'
import { RuleSets, takingTests } from './rule-sets.ts'
import { TestIndex } from './test-index.ts'

/** Columns there is room for at first. */
const COLUMNS = 256

/**
 * The answers to the tests of all phases bound together, by column: a column for each signature of tokens, worked out when
 * the signature is new.
 */
export class TestCells {
  readonly #index: TestIndex
  readonly #views: readonly PhaseCells[]
  /** Test, numbered through all phases → its phase. */
  readonly #viewOf: readonly PhaseCells[]
  #count = 0

  constructor(phases: readonly CompiledPhase[]) {
    this.#index = new TestIndex(phases.flatMap(({ tests }) => tests))
    let offset = 0
    this.#views = phases.map((phase) => {
      const view = new PhaseCells(phase, offset)
      offset += phase.tests.length
      return view
    })
    this.#viewOf = phases.flatMap(({ tests }, phase) => tests.map(() => this.#views[phase]!))
  }

  /** The answers as one phase sees them. */
  ofPhase(phase: number): PhaseCells {
    return this.#views[phase]!
  }

  /** Works out the columns of the signatures that are new. */
  addAll(table: ClassTable): void {
    for (; this.#count < table.size; this.#count++) {
      const column = this.#count
      for (const view of this.#views) view.makeRoom(column)
      const holding = this.#index.holding(table.classesOf(column), table.textOf(column))
      for (const test of holding) this.#viewOf[test]!.add(column, test)
    }
  }

  /** For each phase, bits of its watched tests that hold somewhere in a segment. */
  present(columns: readonly number[]): number[] {
    return this.#views.map((view) => view.present(columns, 0, columns.length))
  }
}

/** The answers to the tests of one phase, and what they mean for its rules. */
export class PhaseCells {
  /** Tests of the phase. */
  readonly width: number
  /** Rule → bits of the watched tests it needs. */
  readonly needs: readonly number[]
  /** `table[column * width + test]`: 1 where the test holds. */
  table: Uint8Array
  readonly #offset: number
  readonly #bits: RowBits
  /** The word of a row that has the bits of the watched tests that hold. */
  readonly #present: number
  readonly #beginning: RuleSets
  readonly #taking: RuleSets
  readonly #needing: NeedSets
  #room = COLUMNS
  #rows: Int32Array

  /** @param offset number of the phase's first test among those of all phases */
  constructor({ rules, tests, parts }: CompiledPhase, offset: number) {
    const watched = watchNeeds({ rules, tests })
    this.width = tests.length
    this.needs = watched.masks
    this.#offset = offset
    this.#bits = new RowBits(this.width)
    this.#present = this.#bits.allot(1)
    for (const [test, bit] of watched.bits.entries()) if (bit !== 0) this.#bits.give(test, this.#present, bit)
    this.#beginning = new RuleSets(this.#bits, rules, ({ first }) => first)
    this.#taking = new RuleSets(this.#bits, rules, takingTests(parts))
    this.#needing = new NeedSets(this.#bits, rules)
    this.table = new Uint8Array(COLUMNS * this.width)
    this.#rows = new Int32Array(COLUMNS * this.#bits.width)
  }

  makeRoom(column: number): void {
    if (column < this.#room) return
    this.#room *= 2
    const { table } = this
    const rows = this.#rows
    this.table = new Uint8Array(2 * table.length)
    this.table.set(table)
    this.#rows = new Int32Array(2 * rows.length)
    this.#rows.set(rows)
  }

  /** Notes that a test, numbered through all phases, holds for a column. */
  add(column: number, numbered: number): void {
    const test = numbered - this.#offset
    this.table[column * this.width + test] = 1
    this.#bits.set(this.#rows, column * this.#bits.width, test)
  }

  /** Whether a match of a rule can begin with a token of this column. */
  begins(order: number, column: number): boolean {
    return this.#beginning.has(this.#rows, column * this.#bits.width, order)
  }

  /** Whether a match of a rule can hold a token of this column. */
  takes(order: number, column: number): boolean {
    return this.#taking.has(this.#rows, column * this.#bits.width, order)
  }

  /** Takes a segment for {@link lacks}. */
  gather(columns: readonly number[]): void {
    this.#needing.gather(this.#rows, columns)
  }

  /** Whether the segment gathered last has no token for one of the tests that a rule needs, watched or not. */
  lacks(order: number): boolean {
    return this.#needing.lacks(order)
  }

  /** Bits of the watched tests that hold for a column. */
  presentAt(column: number): number {
    return this.#rows[column * this.#bits.width + this.#present]!
  }

  /** Bits of the watched tests that hold somewhere in a range of a segment. */
  present(columns: readonly number[], from: number, to: number): number {
    let present = 0
    for (let at = from; at < to; at++) present |= this.presentAt(columns[at]!)
    return present
  }
}
