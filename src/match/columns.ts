import type { TestTerm, TokenTest } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { TestCells } from './cells.ts'

/** A segment as the tests see it. */
export interface SegmentView {
  /** The column of each token. */
  readonly columns: readonly number[]
  /** Which tokens enclose others. */
  readonly enclosing: readonly number[]
}

const NONE: readonly number[] = []
/** A segment and some inside it. */
const REMEMBERED = 4
/** More than there are literals. */
const LITERALS = 0x10000

/**
 * Sorts tokens into columns: tokens that no test can tell apart (same signature, and same text as far as a literal asks for
 * it) share one. All phases bound together share the columns, and a segment is sorted once however many phases look at it.
 */
export class TokenColumns {
  readonly #literals = new Map<string, number>()
  /** Column by signature, for tokens whose text is no literal. */
  readonly #plain: number[] = []
  /** Column by signature and literal. */
  readonly #special = new Map<number, number>()
  #count = 0
  /** The last segments seen: the phases look at them one after the other. */
  readonly #recent: { readonly tokens: readonly Token[]; readonly view: SegmentView }[] = []
  #oldest = 0

  readonly #cells: TestCells
  readonly #table: ClassTable

  /** @param cells is told of every new column */
  constructor(tests: readonly TokenTest[], cells: TestCells, table: ClassTable) {
    this.#cells = cells
    this.#table = table
    for (const test of tests) this.#gather(test)
  }

  view(tokens: readonly Token[]): SegmentView {
    for (const seen of this.#recent) if (seen.tokens === tokens) return seen.view
    const columns: number[] = []
    let enclosing: number[] | null = null
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      columns.push(this.#columnOf(token))
      if (token.inner !== undefined && token.inner.length > 0) (enclosing ??= []).push(index)
    }
    const view = { columns, enclosing: enclosing ?? NONE }
    this.#recent[this.#oldest] = { tokens, view }
    this.#oldest = (this.#oldest + 1) % REMEMBERED
    return view
  }

  #columnOf({ sig, text }: Token): number {
    const literal = this.#literals.get(text)
    if (literal === undefined) return (this.#plain[sig] ??= this.#add(sig, ''))
    const key = sig * LITERALS + literal
    let column = this.#special.get(key)
    if (column === undefined) {
      column = this.#add(sig, text)
      this.#special.set(key, column)
    }
    return column
  }

  #add(sig: number, text: string): number {
    const column = this.#count++
    this.#cells.add(column, this.#table.classesOf(sig), text)
    return column
  }

  #gather(test: TokenTest): void {
    const gather = (term: TestTerm): void => {
      if (typeof term === 'string') return
      if ('any' in term) this.#gather(term)
      else if (!this.#literals.has(term.text)) this.#literals.set(term.text, this.#literals.size)
    }
    test.any.forEach(gather)
    test.none.forEach(gather)
  }
}
