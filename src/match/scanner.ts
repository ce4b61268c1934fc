import { append } from '../core/append.ts'
import type { Match, TokenRange } from '../core/match.ts'
import type { CompiledPhase, CompiledRule } from '../core/program.ts'
import type { SegmentKind } from '../core/token-kinds.ts'
import type { PhaseCells } from './cells.ts'
import type { SegmentView } from './views.ts'
import { WatchedPlaces } from './watched-places.ts'
import { readCaptures } from './effects.ts'
import { Machine } from './machine.ts'
import type { Contender } from './overlap.ts'

/** A place where a rule holds, before overlaps are settled. */
export interface Candidate extends Contender {
  readonly rule: CompiledRule
  readonly captures: Match['captures']
}

/** What the rules for one kind of segment ask for. */
interface KindRules {
  /** By number, in order. */
  readonly orders: readonly number[]
  /** The bits of the watched tests that they need, each set of bits once. */
  readonly needs: readonly number[]
}

const NO_CLAIMS: readonly string[] = []

/** Finds where the rules of one phase hold. Keeps tables and buffers between segments. */
export class Scanner {
  readonly #phase: CompiledPhase
  readonly #number: number
  readonly #cells: PhaseCells
  readonly #machine: Machine
  readonly #rulesFor = new Map<SegmentKind, KindRules>()
  readonly #places = new WatchedPlaces()

  /** @param number the phase's place among those that share the views of segments */
  constructor(phase: CompiledPhase, number: number, cells: PhaseCells) {
    this.#phase = phase
    this.#number = number
    this.#cells = cells
    this.#machine = new Machine(phase, cells)
  }

  /** Instructions executed since the scanner was made. */
  get steps(): number {
    return this.#machine.steps
  }

  /** False when no rule can hold in a segment nor inside it: each needs a token that is not there. */
  canHold({ present, inside }: SegmentView, kind: SegmentKind): boolean {
    const missing = ~present[this.#number]!
    for (const needs of this.#rulesOf(kind).needs) if ((needs & missing) === 0) return true
    for (const { view, kind: inner } of inside) if (this.canHold(view, inner)) return true
    return false
  }

  /** All places where rules for this kind of segment hold: for each rule at most one match from each start. */
  scan({ columns, present }: SegmentView, kind: SegmentKind): Candidate[] {
    const candidates: Candidate[] = []
    const missing = ~present[this.#number]!
    const cells = this.#cells
    let gathered = false
    let loaded = false
    for (const order of this.#rulesOf(kind).orders) {
      if ((cells.needs[order]! & missing) !== 0) continue
      if (!gathered) cells.gather(columns)
      gathered = true
      if (cells.lacks(order)) continue
      if (!loaded) {
        this.#machine.load(columns)
        this.#places.load(cells, columns)
        loaded = true
      }
      this.#tryRule(order, columns, candidates)
    }
    return candidates
  }

  /** Adds the matches of one rule. Each lies in a run of tokens that its matches can hold, around one that it needs. */
  #tryRule(order: number, columns: readonly number[], candidates: Candidate[]): void {
    const cells = this.#cells
    const needs = cells.needs[order]!
    this.#machine.enter(this.#phase.rules[order]!.program)
    let done = 0
    const rarest = this.#places.rarest(needs)
    const count = this.#places.count(rarest)
    for (let index = 0; index < count; index++) {
      const place = this.#places.at(rarest, index)
      if (place < done || !cells.takes(order, columns[place]!)) continue
      let from = place
      while (from > done && cells.takes(order, columns[from - 1]!)) from--
      let to = place + 1
      while (to < columns.length && cells.takes(order, columns[to]!)) to++
      if ((needs & ~cells.present(columns, from, to)) === 0) this.#tryRun(order, columns, from, to, candidates)
      done = to
    }
  }

  /** Adds the matches of one rule that begin in a run of tokens. */
  #tryRun(order: number, columns: readonly number[], start: number, end: number, candidates: Candidate[]): void {
    const rule = this.#phase.rules[order]!
    const { program } = rule
    let last = -1
    for (let from = start; from <= (last < 0 ? end - 1 : last); from++) {
      if (!this.#cells.begins(order, columns[from]!)) continue
      if (last < 0) {
        last = this.#lastStart(program.needs, columns, start, end)
        if (from > last) return
      }
      const to = this.#machine.run(from)
      if (to < 0) continue
      const captures = readCaptures(program.captures, this.#machine.saved, this.#machine.savedLength)
      const claims = this.#claims(from, to, captures)
      candidates.push({ rule, from, to, captures, priority: rule.priority, order, claims })
    }
  }

  #rulesOf(kind: SegmentKind): KindRules {
    let found = this.#rulesFor.get(kind)
    if (found === undefined) {
      const orders = this.#phase.rules.flatMap(({ kinds }, order) =>
        kinds === null || kinds.includes(kind) ? [order] : [],
      )
      found = { orders, needs: [...new Set(orders.map((order) => this.#cells.needs[order]!))] }
      this.#rulesFor.set(kind, found)
    }
    return found
  }

  /** No match can begin in a run after this token: one of the tokens it needs does not come any more. -1 for none. */
  #lastStart(needs: readonly number[], columns: readonly number[], start: number, end: number): number {
    const { table, width } = this.#cells
    let last = end - 1
    for (const test of needs) {
      let at = end - 1
      while (at >= start && table[columns[at]! * width + test] === 0) at--
      if (at < start) return -1
      if (at < last) last = at
    }
    return last
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
