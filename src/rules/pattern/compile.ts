import {
  MAX_INSTRUCTIONS,
  OP_ACCEPT,
  OP_AHEAD,
  OP_BEHIND,
  OP_END,
  OP_JOIN,
  OP_JUMP,
  OP_NOT_AHEAD,
  OP_NOT_BEHIND,
  OP_PART,
  OP_RUN,
  OP_SAVE,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_START,
  OP_TEST,
  OP_WIDTH,
} from '../../core/program.ts'
import type { Program } from '../../core/program.ts'
import { unfold, unfoldedLength } from '../../core/unfold.ts'
import { PatternProblem } from './ast.ts'
import type { Node } from './ast.ts'
import { either, type Facts, joined, lookingAt, NOTHING, ownSigns, taking } from './facts.ts'
import { takesOne } from './one-token.ts'
import type { Pools } from './pool.ts'
import { testOf } from './tests.ts'
import type { Resolve } from './tests.ts'
import { nextInstructions } from './walk.ts'

/** Of code, parts written out: the work for a token, and for those that study programs. */
const LONGEST = MAX_INSTRUCTIONS * OP_WIDTH

/**
 * Unrolls a pattern into a program; what takes one token only becomes a part. Throws PatternProblem when it can match
 * without taking a token, or when it grows over MAX_INSTRUCTIONS.
 */
export function compilePattern(root: Node, resolve: Resolve, pools: Pools): Program {
  const emitter = new Emitter(resolve, pools)
  const facts = emitter.emit(root)
  emitter.put(OP_ACCEPT)
  if (unfoldedLength(emitter.code, pools.parts.values) > LONGEST) throw tooLong()
  return {
    code: emitter.code,
    marks: emitter.marks,
    longest: facts.longest,
    captures: emitter.captures,
    first: firstTests(unfold(emitter.code, pools.parts.values)),
    needs: [...facts.needs],
    signs: ownSigns(facts),
  }
}

function tooLong(): PatternProblem {
  return new PatternProblem(
    `the pattern unrolls to more than ${MAX_INSTRUCTIONS} instructions`,
    0,
    'Use smaller repetitions, or make the inner part a token in an earlier phase.',
  )
}

class Emitter {
  readonly code: number[] = []
  readonly captures: string[] = []
  marks = 0
  readonly resolve: Resolve
  readonly pools: Pools
  readonly inPart: boolean

  constructor(resolve: Resolve, pools: Pools, inPart = false) {
    this.resolve = resolve
    this.pools = pools
    this.inPart = inPart
  }

  /** Appends an instruction and returns its address. */
  put(operation: number, a = 0, b = 0): number {
    if (this.code.length >= LONGEST) throw tooLong()
    return this.code.push(operation, a, b) - OP_WIDTH
  }

  emit(node: Node): Facts {
    switch (node.kind) {
      case 'element': {
        const test = this.pools.tests.add(testOf(node, this.resolve))
        this.put(OP_TEST, test)
        return taking(test)
      }
      case 'variable':
        return this.emit(this.resolve(node))
      case 'sequence':
        return node.items.map((item) => this.emit(item)).reduce(joined)
      case 'choice':
        return this.inPart || !takesOne(node, this.resolve) ? this.choice(node.options) : this.part(node)
      case 'repeat':
        return this.repeat(node)
      case 'capture': {
        if (!this.captures.includes(node.name)) this.captures.push(node.name)
        const slot = this.captures.indexOf(node.name) * 2
        this.put(OP_SAVE, slot)
        const facts = this.emit(node.item)
        this.put(OP_SAVE, slot + 1)
        return facts
      }
      case 'look': {
        const test = this.pools.tests.add(testOf(node.element, this.resolve))
        const [plain, negated] = node.ahead ? [OP_AHEAD, OP_NOT_AHEAD] : [OP_BEHIND, OP_NOT_BEHIND]
        this.put(node.negated ? negated : plain, test)
        return node.negated ? NOTHING : lookingAt(test)
      }
      default:
        this.put(node.edge === 'start' ? OP_START : OP_END)
        return NOTHING
    }
  }

  choice(options: readonly Node[]): Facts {
    const jumps: number[] = []
    const facts = options.map((option, index) => {
      if (index === options.length - 1) return this.emit(option)
      const split = this.put(OP_SPLIT, 0, this.marks++)
      const fact = this.emit(option)
      jumps.push(this.put(OP_JUMP))
      this.code[split + 1] = this.code.length
      return fact
    })
    this.meet(jumps)
    return either(facts, this.pools.tests.values)
  }

  part(node: Node): Facts {
    const { number, facts } = this.partOf(node)
    this.put(OP_PART, number)
    return facts
  }

  partOf(node: Node): { readonly number: number; readonly facts: Facts } {
    const part = new Emitter(this.resolve, this.pools, true)
    const facts = part.emit(node)
    part.put(OP_ACCEPT)
    return { number: this.pools.parts.add(part.code), facts }
  }

  repeat({ item, min, max, lazy }: Extract<Node, { kind: 'repeat' }>): Facts {
    let facts = NOTHING
    for (let count = 0; count < min; count++) facts = joined(facts, this.emit(item))
    if (!lazy && max > min && takesOne(item, this.resolve)) {
      this.put(OP_RUN, this.partOf(item).number, max - min)
      this.meet([])
      return { ...facts, longest: facts.longest + max - min }
    }
    const exits: number[] = []
    let longest = facts.longest
    for (let count = min; count < max; count++) {
      exits.push(this.put(lazy ? OP_SPLIT_LAZY : OP_SPLIT, 0, this.marks++))
      longest += this.emit(item).longest
    }
    if (exits.length > 0) this.meet(exits)
    return { ...facts, longest }
  }

  /** Ends several ways at one place. */
  meet(from: readonly number[]): void {
    const address = this.put(OP_JOIN, 0, this.marks++)
    for (const instruction of from) this.code[instruction + 1] = address
  }
}

/** The tests one of which a match's first token passes. */
function firstTests(code: readonly number[]): number[] {
  const first = nextInstructions(code, 0, { conditions: false })
  if (first.some((address) => code[address] === OP_ACCEPT)) {
    throw new PatternProblem('the pattern can match without taking a token', 0, 'Make one part of it obligatory.')
  }
  return [...new Set(first.map((address) => code[address + 1]!))]
}
