import {
  OP_ACCEPT,
  OP_AHEAD,
  OP_BEHIND,
  OP_END,
  OP_JOIN,
  OP_JUMP,
  OP_NOT_AHEAD,
  OP_NOT_BEHIND,
  OP_SAVE,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_START,
  OP_TEST,
  OP_WIDTH,
} from '../core/program.ts'
import type { Program } from '../core/program.ts'
import type { PhaseCells } from './cells.ts'

const LARGEST_STAMP = 0xffffffff

/**
 * Runs programs over the columns of a segment by backtracking that remembers failures: a place in the program that failed
 * at a token fails there whatever the start, so it is not tried again, and the work for a rule over a segment is at most
 * (instructions × tokens) for the failures and (instructions) more for each match. The memory is a ring as long as the
 * longest match: starts must come in rising order.
 */
export class Machine {
  /** Slots and positions of the last match, in pairs; the first `savedLength` numbers count. */
  readonly saved: Int32Array
  savedLength = 0
  /** Instructions executed so far. */
  steps = 0
  readonly #cells: PhaseCells
  readonly #memory: Uint32Array
  readonly #stack: Int32Array
  readonly #trail: Int32Array
  #base = 1
  #program: Program | null = null
  /** Where the answers for each token of the segment begin in the table of cells. */
  #rows = new Int32Array(64)
  #count = 0

  constructor(programs: readonly Program[], cells: PhaseCells) {
    const longest = (size: (program: Program) => number): number =>
      programs.reduce((most, program) => Math.max(most, size(program)), 0)
    const instructions = longest(({ code }) => code.length / OP_WIDTH)
    this.#cells = cells
    this.#memory = new Uint32Array(longest((program) => program.marks * (program.longest + 1)))
    this.#stack = new Int32Array(4 * instructions)
    this.#trail = new Int32Array(instructions)
    this.saved = new Int32Array(2 * instructions)
  }

  /** Takes the segment that programs will run over, given as the columns of its tokens. */
  load(segment: readonly number[]): void {
    const { width } = this.#cells
    const count = segment.length
    if (count > this.#rows.length) this.#rows = new Int32Array(2 * count)
    for (let at = 0; at < count; at++) this.#rows[at] = segment[at]! * width
    this.#base += this.#count + 1
    this.#count = count
  }

  /** Prepares for runs of one program over the segment. */
  enter(program: Program): void {
    this.#base += this.#count + 1
    if (this.#base + this.#count >= LARGEST_STAMP) {
      this.#memory.fill(0)
      this.#base = 1
    }
    this.#program = program
  }

  /** The end of the preferred match at `start`, or -1. Its captures are then in {@link saved}. */
  run(start: number): number {
    const { code, longest } = this.#program!
    const ring = longest + 1
    const base = this.#base
    const count = this.#count
    const memory = this.#memory
    const stack = this.#stack
    const trail = this.#trail
    const saved = this.saved
    const rows = this.#rows
    const { table } = this.#cells
    let address = 0
    let position = start
    let depth = 0
    let trailed = 0
    let saves = 0
    let steps = 0
    for (;;) {
      steps++
      const a = code[address + 1]!
      let holds = false
      switch (code[address]) {
        case OP_TEST:
          holds = position < count && table[rows[position]! + a] === 1
          if (holds) position++
          break
        case OP_SPLIT:
        case OP_SPLIT_LAZY: {
          const place = code[address + 2]! * ring + (position % ring)
          if (memory[place] === base + position) break
          memory[place] = base + position
          trail[trailed++] = place
          const far = code[address] === OP_SPLIT
          stack[depth++] = far ? a : address + OP_WIDTH
          stack[depth++] = position
          stack[depth++] = trailed
          stack[depth++] = saves
          address = far ? address + OP_WIDTH : a
          continue
        }
        case OP_JOIN: {
          const place = code[address + 2]! * ring + (position % ring)
          holds = memory[place] !== base + position
          if (holds) {
            memory[place] = base + position
            trail[trailed++] = place
          }
          break
        }
        case OP_JUMP:
          address = a
          continue
        case OP_SAVE:
          saved[saves++] = a
          saved[saves++] = position
          holds = true
          break
        case OP_AHEAD:
          holds = position < count && table[rows[position]! + a] === 1
          break
        case OP_NOT_AHEAD:
          holds = position >= count || table[rows[position]! + a] === 0
          break
        case OP_BEHIND:
          holds = position > 0 && table[rows[position - 1]! + a] === 1
          break
        case OP_NOT_BEHIND:
          holds = position === 0 || table[rows[position - 1]! + a] === 0
          break
        case OP_START:
          holds = position === 0
          break
        case OP_END:
          holds = position === count
          break
        case OP_ACCEPT:
        default:
          // The places on the way here did not fail.
          while (trailed > 0) memory[trail[--trailed]!] = 0
          this.savedLength = saves
          this.steps += steps
          return position
      }
      if (holds) {
        address += OP_WIDTH
        continue
      }
      if (depth === 0) {
        this.steps += steps
        return -1
      }
      saves = stack[--depth]!
      trailed = stack[--depth]!
      position = stack[--depth]!
      address = stack[--depth]!
    }
  }
}
