import type { TestTerm, TokenTest } from '../core/program.ts'
import type { ClassTable } from '../core/token.ts'
import type { TokenColumns } from './columns.ts'

const UNKNOWN = 0
const FAILS = 1
const HOLDS = 2

/** Answers the tests of one phase by table: each is worked out once a column, at first need. */
export class TestCells {
  /** `cells[column * width + test]` */
  #cells: Uint8Array
  readonly #width: number
  readonly #tests: readonly TokenTest[]
  readonly #columns: TokenColumns
  readonly #table: ClassTable

  constructor(tests: readonly TokenTest[], columns: TokenColumns, table: ClassTable) {
    this.#tests = tests
    this.#columns = columns
    this.#table = table
    this.#width = tests.length
    this.#cells = new Uint8Array(Math.max(1, tests.length) * 256)
  }

  /** Whether a test holds for the tokens of a column. */
  holds(test: number, column: number): boolean {
    const cell = column * this.#width + test
    const known = cell < this.#cells.length ? this.#cells[cell] : UNKNOWN
    return known === UNKNOWN ? this.#work(test, column, cell) : known === HOLDS
  }

  #work(test: number, column: number, cell: number): boolean {
    if (cell >= this.#cells.length) {
      const larger = new Uint8Array(cell * 2)
      larger.set(this.#cells)
      this.#cells = larger
    }
    const holds = this.#passes(this.#tests[test]!, this.#columns.signatureOf(column), this.#columns.textOf(column))
    this.#cells[cell] = holds ? HOLDS : FAILS
    return holds
  }

  #passes(test: TokenTest, sig: number, text: string): boolean {
    const holds = (term: TestTerm): boolean => {
      if (typeof term === 'string') return this.#table.has(sig, term)
      return 'any' in term ? this.#passes(term, sig, text) : term.text === text
    }
    return (test.any.length === 0 || test.any.some(holds)) && !test.none.some(holds)
  }
}
