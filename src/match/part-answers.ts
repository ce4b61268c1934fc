import { OP_ACCEPT, OP_JUMP, OP_SPLIT, OP_SPLIT_LAZY, OP_TEST, OP_WIDTH } from '../core/program.ts'
import type { CompiledPhase } from '../core/program.ts'
import { allows, type Segment } from './segment.ts'

const NO = 1
const YES = 2

/** Where in a segment the parts of a phase can take a token: worked out when asked for, once for all its rules. */
export class PartAnswers {
  readonly #parts: CompiledPhase['parts']
  readonly #segment: Segment
  /** `answers[place * parts + part]`: 0 before it was asked for. */
  #answers = new Uint8Array(0)

  constructor(parts: CompiledPhase['parts'], segment: Segment) {
    this.#parts = parts
    this.#segment = segment
  }

  /** Forgets the segment before. */
  load(): void {
    const size = this.#segment.count * this.#parts.length
    if (size > this.#answers.length) this.#answers = new Uint8Array(2 * size)
    else this.#answers.fill(0, 0, size)
  }

  takes(part: number, at: number): boolean {
    const place = at * this.#parts.length + part
    if (this.#answers[place] === 0) this.#answers[place] = this.#accepts(this.#parts[part]!, 0, at) ? YES : NO
    return this.#answers[place] === YES
  }

  /** Follows code from an address. Every way through a part is short: it takes one token. */
  #accepts(code: readonly number[], from: number, start: number): boolean {
    let at = start
    for (let address = from; code[address] !== OP_ACCEPT;) {
      const operation = code[address]!
      const a = code[address + 1]!
      if (operation === OP_JUMP) {
        address = a
        continue
      }
      if (operation === OP_SPLIT || operation === OP_SPLIT_LAZY) {
        if (this.#accepts(code, address + OP_WIDTH, at)) return true
        address = a
        continue
      }
      if (!(operation === OP_TEST ? this.#segment.holds(a, at++) : allows(this.#segment, operation, a, at)))
        return false
      address += OP_WIDTH
    }
    return true
  }
}
