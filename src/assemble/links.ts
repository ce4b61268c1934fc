import type { Assignment, Goal, Horizon } from '../core/extraction.ts'
import type { Block, CellAddress } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import { keyOf } from './context.ts'
import type { AssignmentDraft } from './assignments.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { GoalDraft } from './goals.ts'

/** Index of the last span that starts at or before an offset, or -1; spans in order of their starts. */
function lastStartingAt(spans: readonly { readonly span: Span }[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle] as { readonly span: Span }).span.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Finds the goal a place stands in. Goals are disjoint and in reading order. */
export class GoalLinks {
  readonly #drafts: readonly GoalDraft[]
  readonly #goals: readonly Goal[]

  constructor(drafts: readonly GoalDraft[], goals: readonly Goal[]) {
    this.#drafts = drafts
    this.#goals = goals
  }

  /** The id of the goal around a span, or null. */
  idAt(span: Span): string | null {
    return this.#goals[this.#indexAt(span)]?.id ?? null
  }

  /** A goal's horizon holds for what stands in it; it was stated elsewhere in its section. */
  horizonAt(span: Span): Horizon | null {
    const horizon = this.#drafts[this.#indexAt(span)]?.horizon ?? null
    return horizon === null || horizon.from === 'document' ? horizon : { ...horizon, from: 'section' }
  }

  #indexAt(span: Span): number {
    const index = lastStartingAt(this.#drafts, span.start)
    const goal = this.#drafts[index]
    return goal !== undefined && span.end <= goal.span.end ? index : -1
  }
}

/** The ids an indicator is linked to. */
export interface RecordLinks {
  readonly goal: string | null
  readonly agencies: readonly string[]
}

interface Answering {
  readonly span: Span
  /** Its place among the drafts. */
  readonly index: number
}

/** Finds who answers for an indicator. */
export class AgencyLinks {
  readonly #agencies: readonly (readonly string[])[]
  readonly #byStart: readonly Answering[]
  readonly #bySection = new Map<number, Set<string>>()
  readonly #byCell = new Map<string, readonly string[]>()
  readonly #byBlock = new Map<Block, readonly Answering[]>()

  constructor(drafts: readonly AssignmentDraft[], records: readonly Assignment[]) {
    this.#agencies = records.map(({ agencies }) => [...new Set(agencies.map(({ agency }) => agency))])
    this.#byStart = drafts.map(({ span }, index) => ({ span, index })).toSorted((a, b) => a.span.start - b.span.start)
    for (const [index, { section, cells }] of drafts.entries()) {
      for (const cell of cells ?? []) this.#byCell.set(keyOf(cell), this.#agencies[index] ?? [])
      if (section === null || cells !== undefined) continue
      const known = this.#bySection.get(section) ?? new Set()
      for (const id of this.#agencies[index] ?? []) known.add(id)
      this.#bySection.set(section, known)
    }
  }

  /** The next assignment of the same block answers for an indicator; else all those of its section. */
  of({ span, sentence }: IndicatorDraft): readonly string[] {
    const { block } = sentence
    const ofRow = block.cell === undefined ? undefined : this.ofCell(block.cell)
    if (ofRow !== undefined) return ofRow
    const next = this.#within(block).find((draft) => draft.span.start >= span.end)
    if (next !== undefined) return this.#agencies[next.index] ?? []
    return this.ofSection(block.section)
  }

  /** The bodies of a cell's row, where the table names any. */
  ofCell(cell: CellAddress): readonly string[] | undefined {
    return this.#byCell.get(keyOf(cell))
  }

  /** All bodies that a section names outside tables. */
  ofSection(section: number | null): readonly string[] {
    return section === null ? [] : [...(this.#bySection.get(section) ?? [])]
  }

  /** The assignments of a block as they were read. */
  #within(block: Block): readonly Answering[] {
    const known = this.#byBlock.get(block)
    if (known !== undefined) return known
    const found: Answering[] = []
    for (let at = lastStartingAt(this.#byStart, block.start - 1) + 1; at < this.#byStart.length; at++) {
      const draft = this.#byStart[at] as Answering
      if (draft.span.start > block.end) break
      if (draft.span.end <= block.end + 1) found.push(draft)
    }
    found.sort((a, b) => a.index - b.index)
    this.#byBlock.set(block, found)
    return found
  }
}
