import { append } from '../core/append.ts'
import type { Match, TokenRange } from '../core/match.ts'
import type { CompiledPhase, CompiledRule } from '../core/program.ts'
import type { Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import type { PhaseCells } from './cells.ts'
import type { TokenColumns } from './columns.ts'
import { readCaptures } from './effects.ts'
import { Machine } from './machine.ts'
import type { Contender } from './overlap.ts'
import { Starters } from './starters.ts'

/** A place where a rule holds, before overlaps are settled. */
export interface Candidate extends Contender {
  readonly rule: CompiledRule
  readonly captures: Match['captures']
}

const NOT_LOOKED = -2
const NO_CLAIMS: readonly string[] = []

/** Finds where the rules of one phase hold. Keeps tables and buffers between segments. */
export class Scanner {
  readonly #phase: CompiledPhase
  readonly #columns: TokenColumns
  readonly #cells: PhaseCells
  readonly #machine: Machine
  readonly #starters: Starters
  /** Kind of segment → the rules that hold in it, by number. */
  readonly #rulesFor = new Map<SegmentKind, readonly number[]>()
  /** Test → the last token of the segment for which it holds. */
  readonly #last: Int32Array

  constructor(phase: CompiledPhase, columns: TokenColumns, cells: PhaseCells) {
    this.#phase = phase
    this.#columns = columns
    this.#cells = cells
    this.#machine = new Machine(
      phase.rules.map(({ program }) => program),
      this.#cells,
    )
    this.#starters = new Starters(phase.rules, cells)
    this.#last = new Int32Array(phase.tests.length)
  }

  /** Instructions executed since the scanner was made. */
  get steps(): number {
    return this.#machine.steps
  }

  /** All places where rules for this kind of segment hold: for each rule at most one match from each start. */
  scan(tokens: readonly Token[], kind: SegmentKind): Candidate[] {
    const { columns } = this.#columns.view(tokens)
    const candidates: Candidate[] = []
    const missing = ~this.#cells.present(columns)
    const { needs } = this.#cells
    let looked = false
    for (const order of this.#rulesOf(kind)) {
      if ((needs[order]! & missing) !== 0) continue
      if (!looked) this.#last.fill(NOT_LOOKED)
      looked = true
      this.#try(order, columns, candidates)
    }
    return candidates
  }

  /** Adds the matches of one rule. */
  #try(order: number, columns: readonly number[], candidates: Candidate[]): void {
    const starters = this.#starters
    let limit = columns.length - 1
    let entered = false
    for (let from = 0; from <= limit; from++) {
      if (!starters.begins(order, columns[from]!)) continue
      const rule = this.#phase.rules[order]!
      const { program } = rule
      if (!entered) {
        limit = this.#limit(program.needs, columns)
        if (from > limit) return
        this.#machine.enter(program, columns)
        entered = true
      }
      const to = this.#machine.run(from)
      if (to < 0) continue
      const captures = readCaptures(program.captures, this.#machine.saved, this.#machine.savedLength)
      const claims = this.#claims(from, to, captures)
      candidates.push({ rule, from, to, captures, priority: rule.priority, order, claims })
    }
  }

  #rulesOf(kind: SegmentKind): readonly number[] {
    let found = this.#rulesFor.get(kind)
    if (found === undefined) {
      found = this.#phase.rules.flatMap(({ kinds }, order) => (kinds === null || kinds.includes(kind) ? [order] : []))
      this.#rulesFor.set(kind, found)
    }
    return found
  }

  /** No match can begin after this token: one of the tokens it needs does not come any more. */
  #limit(needs: readonly number[], columns: readonly number[]): number {
    let limit = columns.length - 1
    for (const test of needs) {
      if (this.#last[test] === NOT_LOOKED) {
        let index = columns.length - 1
        while (index >= 0 && !this.#cells.holds(test, columns[index]!)) index--
        this.#last[test] = index
      }
      limit = Math.min(limit, this.#last[test]!)
      if (limit < 0) break
    }
    return limit
  }

  #claims(from: number, to: number, captures: Match['captures']): Contender['claims'] {
    const claimed: TokenRange[] = []
    for (const name of this.#phase.claims ?? NO_CLAIMS) {
      const ranges = captures[name]
      if (ranges !== undefined) append(claimed, ranges)
    }
    return claimed.length > 0 ? claimed : [{ from, to }]
  }
}
