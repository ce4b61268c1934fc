import { OP_PART, OP_RUN, OP_TEST, OP_WIDTH } from '../core/program.ts'
import type { CompiledPhase, CompiledRule, Program } from '../core/program.ts'
import type { RowBits } from './row-bits.ts'

/** Rules to a word. */
const WORD = 32

/** For every column the rules that have a test that holds in a certain place: a bit for each. */
export class RuleSets {
  readonly #first: number

  /** @param testsOf the tests of a rule that count */
  constructor(bits: RowBits, rules: readonly CompiledRule[], testsOf: (program: Program) => Iterable<number>) {
    this.#first = bits.allot(Math.ceil(rules.length / WORD))
    for (let order = 0; order < rules.length; order++) {
      const word = this.#first + Math.trunc(order / WORD)
      for (const test of testsOf(rules[order]!.program)) bits.give(test, word, 1 << (order % WORD))
    }
  }

  /** Whether a rule is in the set of a column. @param row where its row begins */
  has(rows: Int32Array, row: number, order: number): boolean {
    return ((rows[row + this.#first + (order >> 5)]! >> (order & 31)) & 1) === 1
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
