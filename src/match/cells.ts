import type { CompiledPhase } from '../core/program.ts'
import { watchNeeds } from './needs.ts'
import { TestIndex } from './test-index.ts'

/**
 * The answers to the tests of all phases bound together, by column: all those of a column are worked out at once, when the
 * column is new.
 */
export class TestCells {
  /** `cells[column * width + test]`: 1 where the test holds; the tests of all phases are numbered through. */
  #cells = new Uint8Array(0)
  readonly #width: number
  readonly #index: TestIndex
  /** Test → its phase, and its bit among the watched tests of that phase or 0. */
  readonly #phaseOf: number[] = []
  readonly #bits: number[] = []
  /** Phase → column → bits of the watched tests that hold. */
  readonly #masks: readonly number[][]
  readonly #views: readonly PhaseCells[]

  constructor(phases: readonly CompiledPhase[]) {
    const tests = phases.flatMap((phase) => phase.tests)
    this.#index = new TestIndex(tests)
    this.#width = tests.length
    this.#masks = phases.map(() => [])
    let offset = 0
    this.#views = phases.map((phase, number) => {
      const { bits, masks } = watchNeeds(phase)
      this.#phaseOf.push(...phase.tests.map(() => number))
      this.#bits.push(...bits)
      const view = new PhaseCells(this, offset, this.#masks[number]!, masks)
      offset += phase.tests.length
      return view
    })
  }

  /** The answers as one phase sees them. */
  ofPhase(phase: number): PhaseCells {
    return this.#views[phase]!
  }

  /** Works out a new column: the next number, and what its tokens have in common. */
  add(column: number, classes: readonly string[], text: string): void {
    const from = column * this.#width
    if (from + this.#width > this.#cells.length) {
      const larger = new Uint8Array(Math.max(256 * this.#width, 2 * (from + this.#width)))
      larger.set(this.#cells)
      this.#cells = larger
    }
    for (const masks of this.#masks) masks.push(0)
    for (const test of this.#index.holding(classes, text)) {
      this.#cells[from + test] = 1
      if (this.#bits[test] !== 0) this.#masks[this.#phaseOf[test]!]![column]! |= this.#bits[test]!
    }
  }

  /** Whether a test holds for the tokens of a column. */
  holds(test: number, column: number): boolean {
    return this.#cells[column * this.#width + test] === 1
  }
}

/** The answers to the tests of one phase, which has its own numbers for them. */
export class PhaseCells {
  readonly #all: TestCells
  readonly #offset: number
  readonly #masks: readonly number[]
  /** Rule → bits of the watched tests it needs. */
  readonly needs: readonly number[]

  constructor(all: TestCells, offset: number, masks: readonly number[], needs: readonly number[]) {
    this.#all = all
    this.#offset = offset
    this.#masks = masks
    this.needs = needs
  }

  holds(test: number, column: number): boolean {
    return this.#all.holds(this.#offset + test, column)
  }

  /** Bits of the watched tests that hold somewhere in a segment. */
  present(columns: readonly number[]): number {
    let present = 0
    for (const column of columns) present |= this.#masks[column]!
    return present
  }
}
