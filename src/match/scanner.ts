import type { Match } from '../core/match.ts'
import type { CompiledPhase, CompiledRule } from '../core/program.ts'
import type { ClassTable, Token } from '../core/token.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import { TestCells } from './cells.ts'
import type { TokenColumns } from './columns.ts'
import { readCaptures } from './effects.ts'
import { Machine } from './machine.ts'
import type { Contender } from './overlap.ts'

/** A place where a rule holds, before overlaps are settled. */
export interface Candidate extends Contender {
  readonly rule: CompiledRule
  readonly captures: Match['captures']
}

const NOT_LOOKED = -2

/** Finds where the rules of one phase hold. Keeps tables and buffers between segments. */
export class Scanner {
  readonly #phase: CompiledPhase
  readonly #columns: TokenColumns
  readonly #cells: TestCells
  readonly #machine: Machine
  /** Column → the rules that can begin with a token of that column. */
  readonly #starters: (readonly number[])[] = []
  /** Rule → starts to try in the segment at hand. */
  readonly #starts: number[][]
  /** Test → the last token of the segment for which it holds. */
  readonly #last: Int32Array

  constructor(phase: CompiledPhase, columns: TokenColumns, table: ClassTable) {
    this.#phase = phase
    this.#columns = columns
    this.#cells = new TestCells(phase.tests, columns, table)
    this.#machine = new Machine(
      phase.rules.map(({ program }) => program),
      this.#cells,
    )
    this.#starts = phase.rules.map(() => [])
    this.#last = new Int32Array(phase.tests.length)
  }

  /** Instructions executed since the scanner was made. */
  get steps(): number {
    return this.#machine.steps
  }

  /** All places where rules for this kind of segment hold: for each rule at most one match from each start. */
  scan(tokens: readonly Token[], kind: SegmentKind): Candidate[] {
    const { columns } = this.#columns.view(tokens)
    const active = this.#place(columns, kind)
    if (active.length === 0) return []
    const candidates: Candidate[] = []
    this.#last.fill(NOT_LOOKED)
    for (const order of active) {
      const rule = this.#phase.rules[order]!
      const starts = this.#starts[order]!
      const { program } = rule
      const limit = this.#limit(program.needs, columns)
      if (starts[0]! <= limit) this.#machine.enter(program, columns)
      for (const from of starts) {
        if (from > limit) break
        const to = this.#machine.run(from)
        if (to < 0) continue
        const captures = readCaptures(program.captures, this.#machine.saved, this.#machine.savedLength)
        const claims = this.#claims(from, to, captures)
        candidates.push({ rule, from, to, captures, priority: rule.priority, order, claims })
      }
      starts.length = 0
    }
    return candidates
  }

  /** Notes where each rule can begin; returns the rules that can. */
  #place(columns: Int32Array, kind: SegmentKind): number[] {
    const active: number[] = []
    for (let index = 0; index < columns.length; index++) {
      const starters = (this.#starters[columns[index]!] ??= this.#findStarters(columns[index]!))
      for (const order of starters) {
        const { kinds } = this.#phase.rules[order]!
        if (kinds !== null && !kinds.includes(kind)) continue
        const starts = this.#starts[order]!
        if (starts.length === 0) active.push(order)
        starts.push(index)
      }
    }
    return active
  }

  #findStarters(column: number): number[] {
    return this.#phase.rules.flatMap(({ program }, order) =>
      program.first.some((test) => this.#cells.holds(test, column)) ? [order] : [],
    )
  }

  /** No match can begin after this token: one of the tokens it needs does not come any more. */
  #limit(needs: readonly number[], columns: Int32Array): number {
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
    const claimed = this.#phase.claims?.flatMap((name) => captures[name] ?? []) ?? []
    return claimed.length > 0 ? claimed : [{ from, to }]
  }
}
