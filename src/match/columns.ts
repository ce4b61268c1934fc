import type { TestTerm, TokenTest } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'

/** Outcomes in {@link TestColumns.cells}. */
export const UNKNOWN = 0
export const HOLDS = 2
const FAILS = 1

/**
 * Answers token tests by table. Tokens that no test can tell apart (same signature, and same text as far as a literal asks
 * for it) share a column; each test is worked out once a column, at first need.
 */
export class TestColumns {
  /** `cells[column * width + test]` */
  cells: Uint8Array
  readonly width: number
  readonly #tests: readonly TokenTest[]
  readonly #table: ClassTable
  readonly #literals = new Map<string, number>()
  /** Column by signature, for tokens whose text is no literal. */
  readonly #plain: number[] = []
  /** Column by signature and literal. */
  readonly #special = new Map<string, number>()
  readonly #signatures: number[] = []
  readonly #texts: string[] = []

  constructor(tests: readonly TokenTest[], table: ClassTable) {
    this.#tests = tests
    this.#table = table
    this.width = tests.length
    this.cells = new Uint8Array(Math.max(1, this.width) * 64)
    for (const test of tests) this.#gather(test)
  }

  get size(): number {
    return this.#signatures.length
  }

  /** The column of a token; may make {@link cells} a larger copy. */
  columnOf(token: Token): number {
    const { sig, text } = token
    const literal = this.#literals.get(text)
    if (literal === undefined) return (this.#plain[sig] ??= this.#add(sig, ''))
    const key = `${sig} ${literal}`
    let column = this.#special.get(key)
    if (column === undefined) {
      column = this.#add(sig, text)
      this.#special.set(key, column)
    }
    return column
  }

  /** Whether a test holds in a column. */
  holds(test: number, column: number): boolean {
    const cell = column * this.width + test
    const known = this.cells[cell]
    if (known !== UNKNOWN) return known === HOLDS
    const outcome = this.#passes(this.#tests[test]!, this.#signatures[column]!, this.#texts[column]!)
    this.cells[cell] = outcome ? HOLDS : FAILS
    return outcome
  }

  #add(sig: number, text: string): number {
    const column = this.#signatures.push(sig) - 1
    this.#texts.push(text)
    if ((column + 1) * this.width > this.cells.length) {
      const larger = new Uint8Array(this.cells.length * 2)
      larger.set(this.cells)
      this.cells = larger
    }
    return column
  }

  #gather(test: TokenTest): void {
    for (const term of [...test.any, ...test.none]) {
      if (typeof term === 'string') continue
      if ('any' in term) this.#gather(term)
      else if (!this.#literals.has(term.text)) this.#literals.set(term.text, this.#literals.size)
    }
  }

  #passes(test: TokenTest, sig: number, text: string): boolean {
    const holds = (term: TestTerm): boolean => {
      if (typeof term === 'string') return this.#table.has(sig, term)
      return 'any' in term ? this.#passes(term, sig, text) : term.text === text
    }
    return (test.any.length === 0 || test.any.some(holds)) && !test.none.some(holds)
  }
}
