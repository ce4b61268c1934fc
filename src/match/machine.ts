import {
  OP_ACCEPT,
  OP_JOIN,
  OP_JUMP,
  OP_PART,
  OP_RUN,
  OP_SAVE,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_TEST,
  OP_WIDTH,
} from '../core/program.ts'
import type { CompiledPhase, Program } from '../core/program.ts'
import type { PhaseCells } from './cells.ts'
import { PartAnswers } from './part-answers.ts'
import { allows, Segment } from './segment.ts'

const LARGEST_STAMP = 0xffffffff

/**
 * Runs programs over a segment by backtracking that remembers failures: a place in the program that failed at a token fails
 * there whatever the start, so it is not tried again, and the work for a rule over a segment is at most
 * (instructions × tokens) for the failures and (instructions) more for each match, where a run counts as many instructions
 * as it can take tokens. The memory is a ring as long as the longest match: starts must come in rising order.
 */
export class Machine {
  /** Slots and positions of the last match, in pairs; the first `savedLength` numbers count. */
  readonly saved: Int32Array
  savedLength = 0
  /** Instructions executed so far. */
  steps = 0
  readonly #segment: Segment
  readonly #answers: PartAnswers
  readonly #memory: Uint32Array
  readonly #stack: Int32Array
  readonly #trail: Int32Array
  #base = 1
  #program: Program | null = null

  constructor({ rules, parts }: Pick<CompiledPhase, 'rules' | 'parts'>, cells: PhaseCells) {
    const longest = (size: (program: Program) => number): number =>
      rules.reduce((most, { program }) => Math.max(most, size(program)), 0)
    const instructions = longest(({ code }) => code.length / OP_WIDTH)
    this.#segment = new Segment(cells)
    this.#answers = new PartAnswers(parts, this.#segment)
    this.#memory = new Uint32Array(longest((program) => program.marks * (program.longest + 1)))
    this.#stack = new Int32Array(4 * longest(mostWays))
    this.#trail = new Int32Array(instructions)
    this.saved = new Int32Array(2 * instructions)
  }

  /** Takes the segment that programs will run over, given as the columns of its tokens. */
  load(columns: readonly number[]): void {
    this.#base += this.#segment.count + 1
    this.#segment.load(columns)
    this.#answers.load()
  }

  /** Prepares for runs of one program over the segment. */
  enter(program: Program): void {
    const { count } = this.#segment
    this.#base += count + 1
    if (this.#base + count >= LARGEST_STAMP) {
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
    const memory = this.#memory
    const stack = this.#stack
    const trail = this.#trail
    const saved = this.saved
    const segment = this.#segment
    const answers = this.#answers
    const { count } = segment
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
          holds = segment.holds(a, position)
          if (holds) position++
          break
        case OP_PART:
          holds = position < count && answers.takes(a, position)
          if (holds) position++
          break
        case OP_RUN: {
          const most = Math.min(count, position + code[address + 2]!)
          address += OP_WIDTH
          const exit = code[address + 2]! * ring
          for (; position < most && answers.takes(a, position); position++) {
            steps++
            if (memory[exit + (position % ring)] === base + position) continue
            stack[depth++] = address
            stack[depth++] = position
            stack[depth++] = trailed
            stack[depth++] = saves
          }
          continue
        }
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
        case OP_ACCEPT:
          // The places on the way here did not fail.
          while (trailed > 0) memory[trail[--trailed]!] = 0
          this.savedLength = saves
          this.steps += steps
          return position
        default:
          holds = allows(segment, code[address]!, a, position)
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

/** How many ways of a program can be left to try at once, at most. */
function mostWays({ code }: Program): number {
  let most = 0
  for (let address = 0; address < code.length; address += OP_WIDTH)
    most += code[address] === OP_RUN ? code[address + 2]! : 1
  return most
}
