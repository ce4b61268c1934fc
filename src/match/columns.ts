import type { TestTerm, TokenTest } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import type { TestCells } from './cells.ts'

/** A segment as the tests see it. */
export interface SegmentView {
  readonly tokens: readonly Token[]
  /** The column of each token. */
  readonly columns: readonly number[]
  /** For each phase, bits of its watched tests that hold somewhere in the segment. */
  readonly present: readonly number[]
  /** The segments inside tokens, in order. */
  readonly inside: readonly InnerView[]
}

export interface InnerView {
  /** Which of the tokens encloses it. */
  readonly at: number
  readonly kind: SegmentKind
  readonly view: SegmentView
}

const NONE: readonly InnerView[] = []
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
  /** The last segment seen: the phases look at one after the other. */
  #last: SegmentView | undefined

  readonly #cells: TestCells
  readonly #table: ClassTable

  /** @param cells is told of every new column */
  constructor(tests: readonly TokenTest[], cells: TestCells, table: ClassTable) {
    this.#cells = cells
    this.#table = table
    for (const test of tests) this.#gather(test)
  }

  view(tokens: readonly Token[]): SegmentView {
    if (this.#last?.tokens !== tokens) this.#last = this.#make(tokens)
    return this.#last
  }

  #make(tokens: readonly Token[]): SegmentView {
    const columns: number[] = []
    let inside: InnerView[] | null = null
    for (let at = 0; at < tokens.length; at++) {
      const { inner, sig } = tokens[at]!
      columns.push(this.#columnOf(tokens[at]!))
      if (inner !== undefined && inner.length > 0)
        (inside ??= []).push({ at, kind: kindInside(sig, this.#table), view: this.#make(inner) })
    }
    return { tokens, columns, present: this.#cells.present(columns), inside: inside ?? NONE }
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

/** The kind of the segment inside a token with this signature. */
export function kindInside(sig: number, table: ClassTable): SegmentKind {
  if (table.has(sig, 'quoted')) return 'quoted'
  return table.has(sig, 'titled') ? 'titled' : 'bracket'
}
