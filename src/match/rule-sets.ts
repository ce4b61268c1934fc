import { OP_PART, OP_RUN, OP_TEST, OP_WIDTH } from '../core/program.ts'
import type { CompiledPhase, CompiledRule, Program } from '../core/program.ts'

/** Rules to a word. */
const WORD = 32

/** For every test of a phase the rules that have it in a certain place: sets of rules, a bit for each. */
export class RuleSets {
  /** Words to a set. */
  readonly words: number
  readonly #sets: Int32Array[] = []

  /** @param testsOf the tests of a rule that count */
  constructor(rules: readonly CompiledRule[], testsOf: (program: Program) => Iterable<number>) {
    this.words = Math.ceil(rules.length / WORD)
    for (const [order, { program }] of rules.entries()) {
      for (const test of testsOf(program)) {
        this.#sets[test] ??= new Int32Array(this.words)
        this.#sets[test][Math.floor(order / WORD)]! |= 1 << (order % WORD)
      }
    }
  }

  /** Adds the rules of a test to one of many sets that stand in a row. */
  addTo(row: Int32Array, place: number, test: number): void {
    const set = this.#sets[test]
    if (set === undefined) return
    for (let word = 0; word < this.words; word++) row[place * this.words + word]! |= set[word]!
  }

  /** Whether a rule is in one of the sets of a row. */
  has(row: Int32Array, place: number, order: number): boolean {
    return ((row[place * this.words + (order >> 5)]! >> (order & 31)) & 1) === 1
  }
}

/** For programs of a phase: the tests that take the tokens of a match. */
export function takingTests(parts: CompiledPhase['parts']): (program: Program) => ReadonlySet<number> {
  const inParts = parts.map((part) => testsIn(part))
  return ({ code }) => {
    const tests = testsIn(code)
    for (let address = 0; address < code.length; address += OP_WIDTH) {
      if (code[address] !== OP_PART && code[address] !== OP_RUN) continue
      for (const test of inParts[code[address + 1]!]!) tests.add(test)
    }
    return tests
  }
}

function testsIn(code: Program['code']): Set<number> {
  const tests = new Set<number>()
  for (let address = 0; address < code.length; address += OP_WIDTH) {
    if (code[address] === OP_TEST) tests.add(code[address + 1]!)
  }
  return tests
}
