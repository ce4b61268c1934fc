import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import type { TestCells } from './cells.ts'

/** A segment as the tests see it. */
export interface SegmentView {
  readonly tokens: readonly Token[]
  /** The column of each token: its signature. */
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

/** Looks at segments for all phases bound together: each is looked at once, however many phases run over it. */
export class SegmentViews {
  readonly #cells: TestCells
  readonly #table: ClassTable
  /** The last segment seen: the phases look at one after the other. */
  #last: SegmentView | undefined

  /** @param cells is told of every new signature */
  constructor(cells: TestCells, table: ClassTable) {
    this.#cells = cells
    this.#table = table
  }

  view(tokens: readonly Token[]): SegmentView {
    if (this.#last?.tokens !== tokens) {
      this.#cells.addAll(this.#table)
      this.#last = this.#make(tokens)
    }
    return this.#last
  }

  #make(tokens: readonly Token[]): SegmentView {
    const columns = tokens.map(({ sig }) => sig)
    let inside: InnerView[] | null = null
    for (let at = 0; at < tokens.length; at++) {
      const { inner, sig } = tokens[at]!
      if (inner !== undefined && inner.length > 0)
        (inside ??= []).push({ at, kind: kindInside(sig, this.#table), view: this.#make(inner) })
    }
    return { tokens, columns, present: this.#cells.present(columns), inside: inside ?? NONE }
  }
}

/** The kind of the segment inside a token with this signature. */
export function kindInside(sig: number, table: ClassTable): SegmentKind {
  if (table.has(sig, 'quoted')) return 'quoted'
  return table.has(sig, 'titled') ? 'titled' : 'bracket'
}
