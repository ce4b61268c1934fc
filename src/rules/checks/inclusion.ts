import {
  OP_ACCEPT,
  OP_END,
  OP_JOIN,
  OP_JUMP,
  OP_SAVE,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_START,
  OP_TEST,
  OP_WIDTH,
} from '../../core/program.ts'
import type { Program, TestTerm, TokenTest } from '../../core/program.ts'
import { nextInstructions } from '../pattern/walk.ts'

/** Pairs of places looked at before giving up; a rule that is not shown to be shadowed counts as alive. */
const BUDGET = 50_000

/** Is there a sequence of tokens that the program, unfolded, accepts? Looks at lookarounds no further than the segment's edges. */
export function canMatch({ code }: Program, tests: readonly TokenTest[]): boolean {
  const seen = new Set<string>()
  const visit = (address: number, taken: boolean, ended: boolean): boolean => {
    const key = `${address} ${taken} ${ended}`
    if (seen.has(key)) return false
    seen.add(key)
    const a = code[address + 1] ?? 0
    const next = address + OP_WIDTH
    switch (code[address]) {
      case OP_ACCEPT:
        return true
      case OP_TEST:
        return !ended && canHold(tests[a]!) && visit(next, true, false)
      case OP_JUMP:
        return visit(a, taken, ended)
      case OP_SPLIT:
      case OP_SPLIT_LAZY:
        return visit(a, taken, ended) || visit(next, taken, ended)
      case OP_START:
        return !taken && visit(next, taken, ended)
      case OP_END:
        return visit(next, taken, true)
      default:
        return visit(next, taken, ended)
    }
  }
  return visit(0, false, false)
}

function canHold({ any, none }: TokenTest): boolean {
  const refused = new Set(none.map(keyOf))
  return any.length === 0 || any.some((term) => !refused.has(keyOf(term)))
}

/**
 * Does every match of `inner` have a match of `outer` that begins at the same token? Unfolded programs of one phase, so that
 * tests have the same numbers. True only where it is certain: `outer` must be able to follow `inner` step by step.
 */
export function includes(outer: Program, inner: Program, tests: readonly TokenTest[]): boolean {
  const known = new Map<string, boolean>()
  let budget = BUDGET
  const implied = new Map<string, boolean>()
  const isImplied = (narrow: number, wide: number): boolean => {
    if (narrow === wide) return true
    const key = `${narrow} ${wide}`
    const found = implied.get(key) ?? testImplies(tests[narrow]!, tests[wide]!)
    implied.set(key, found)
    return found
  }
  const follows = (out: number, into: number): boolean => {
    const key = `${out} ${into}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (--budget < 0) return false
    const result = step(out, into)
    known.set(key, result)
    return result
  }
  const step = (out: number, into: number): boolean => {
    const { code } = inner
    const a = code[into + 1] ?? 0
    const next = into + OP_WIDTH
    if (waiting(outer, out).some((address) => outer.code[address] === OP_ACCEPT)) return true
    switch (code[into]) {
      case OP_ACCEPT:
        return false
      case OP_TEST:
        return waiting(outer, out).some(
          (address) =>
            outer.code[address] === OP_TEST &&
            isImplied(a, outer.code[address + 1]!) &&
            follows(address + OP_WIDTH, next),
        )
      case OP_JUMP:
        return follows(out, a)
      case OP_SPLIT:
      case OP_SPLIT_LAZY:
        return follows(out, a) && follows(out, next)
      case OP_JOIN:
      case OP_SAVE:
        return follows(out, next)
      default:
        // A condition of the inner pattern: the outer one may ask for the same here, or not care.
        return (
          waiting(outer, out).some(
            (address) =>
              outer.code[address] === code[into] && outer.code[address + 1] === a && follows(address + OP_WIDTH, next),
          ) || follows(out, next)
        )
    }
  }
  return follows(0, 0)
}

/** The instructions that can come next without a token or a condition. */
function waiting({ code }: Program, from: number): number[] {
  return nextInstructions(code, from, { conditions: true })
}

function keyOf(term: TestTerm): string {
  return JSON.stringify(term)
}

/** Does every token that passes `narrow` pass `wide`? True only where it is certain. */
function testImplies(narrow: TokenTest, wide: TokenTest): boolean {
  const anyHolds =
    wide.any.length === 0 ||
    (narrow.any.length > 0 && narrow.any.every((term) => wide.any.some((other) => termImplies(term, other))))
  return anyHolds && wide.none.every((term) => narrow.none.some((other) => termImplies(term, other)))
}

function termImplies(narrow: TestTerm, wide: TestTerm): boolean {
  if (keyOf(narrow) === keyOf(wide)) return true
  if (isTest(narrow)) return testImplies(narrow, isTest(wide) ? wide : { any: [wide], none: [] })
  return isTest(wide) && testImplies({ any: [narrow], none: [] }, wide)
}

function isTest(term: TestTerm): term is TokenTest {
  return typeof term !== 'string' && 'any' in term
}
