import { OP_AHEAD, OP_BEHIND, OP_END, OP_NOT_AHEAD, OP_NOT_BEHIND, OP_START } from '../core/program.ts'
import type { PhaseCells } from './cells.ts'

/** Tokens that tests are asked of. */
export interface Tested {
  readonly count: number
  /** Whether a test holds for the token at a place; never outside the segment. */
  holds(test: number, at: number): boolean
}

/** The segment that programs run over: the answers to the tests of one phase for each of its tokens. */
export class Segment implements Tested {
  /** Tokens. */
  count = 0
  readonly #cells: PhaseCells
  #table: Uint8Array
  /** Where the answers for each token begin in the table. */
  #rows = new Int32Array(64)

  constructor(cells: PhaseCells) {
    this.#cells = cells
    this.#table = cells.table
  }

  /** @param columns of its tokens */
  load(columns: readonly number[]): void {
    const { width, table } = this.#cells
    const count = columns.length
    if (count > this.#rows.length) this.#rows = new Int32Array(2 * count)
    for (let at = 0; at < count; at++) this.#rows[at] = columns[at]! * width
    this.#table = table
    this.count = count
  }

  holds(test: number, at: number): boolean {
    return at >= 0 && at < this.count && this.#table[this.#rows[at]! + test] === 1
  }
}

/** Whether an instruction that takes no token and leads nowhere else holds at a place; others do. */
export function allows(segment: Tested, operation: number, test: number, at: number): boolean {
  switch (operation) {
    case OP_AHEAD:
      return segment.holds(test, at)
    case OP_NOT_AHEAD:
      return !segment.holds(test, at)
    case OP_BEHIND:
      return segment.holds(test, at - 1)
    case OP_NOT_BEHIND:
      return !segment.holds(test, at - 1)
    case OP_START:
      return at === 0
    case OP_END:
      return at === segment.count
    default:
      return true
  }
}
