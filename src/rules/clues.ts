import { ALWAYS_READ, type Clues } from '../core/clues.ts'
import { type Lexicon, SUFFIX_CLASS } from '../core/lexicon.ts'
import {
  type CompiledPhase,
  type CompiledRule,
  OP_ACCEPT,
  OP_JUMP,
  OP_SPLIT,
  OP_SPLIT_LAZY,
  OP_TEST,
  OP_WIDTH,
  type Program,
  type TestTerm,
  type TokenTest,
} from '../core/program.ts'
import { unfoldPhase } from '../core/unfold.ts'
import { PART_OF_SPEECH, type SegmentKind, TOKEN_KINDS } from '../core/token-kinds.ts'

/** Signs one of which stands wherever something holds; null: it can hold without any. */
interface Signs {
  readonly classes: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** Roughly how often they stand in a sentence for nothing. */
  readonly cost: number
}

/** Kinds of token, and what begins so, that the lexer reads by characters and that are rare in texts. */
const FIGURES = /^(?:measure|number|date|time\.plan-period)(?:\.|$)/
const KINDS: readonly string[] = TOKEN_KINDS
/** A word is so many times rarer than one that is a character shorter. */
const RARER = 50
/** Kinds of text that are tokens of the sentence they stand in, by the class of the token. */
const ENCLOSED: readonly string[] = ['bracket', 'quoted', 'titled'] satisfies readonly SegmentKind[]
/** How often one stands in a sentence that holds nothing, next to words. */
const ENCLOSED_COST = 1 / RARER
/** Marks stand everywhere. */
const LETTER = /\p{L}/u

/**
 * The signs by which sentences are told that collecting rules can hold in, or that have a token of one of the classes asked
 * for or one of the words. Phases run when asked for make no sentence be read.
 */
export function findClues(
  given: readonly CompiledPhase[],
  lexicon: Lexicon,
  asked: { readonly classes: readonly string[]; readonly words: readonly string[] },
): Clues {
  const phases = given.map(unfoldPhase)
  const own = new Set(asked.words)
  const first = new ClueFinder(lexicon, own)
  for (const phase of phases) if (phase.kind === 'rewrite') first.addMade(phase)
  const needed = union([...asked.classes.map((name) => first.ofClass(name)), signs([], asked.words, own)], own)
  if (needed === null) return null
  // What is a clue anyway costs no rule anything.
  const finder = new ClueFinder(lexicon, needed.words)
  const found: (Signs | null)[] = [needed]
  for (const phase of phases) {
    if (phase.kind === 'rewrite') finder.addMade(phase)
    else if (phase.when === 'always')
      for (const rule of phase.rules) if (isWide(rule)) found.push(finder.ofRule(rule, phase.tests))
  }
  const all = union(found, needed.words)
  return all === null ? null : { classes: [...all.classes].toSorted(), words: [...all.words].toSorted() }
}

/** Some text in which the rule can hold is not read anyway. */
function isWide({ kinds }: CompiledRule): boolean {
  return kinds === null || kinds.some((kind) => !ALWAYS_READ.includes(kind))
}

class ClueFinder {
  /** Class → the words that have it, or whose ending gives it. */
  readonly #words = new Map<string, string[]>()
  /** Class → what stands wherever a rule makes a token of it. */
  readonly #made = new Map<string, Signs | null>()
  /** A phase makes no class that it asks for itself, so that what is known of its tests stays true. */
  readonly #known = new Map<TokenTest, Signs | null>()
  readonly #free: ReadonlySet<string>

  /** @param free words that cost nothing */
  constructor(lexicon: Lexicon, free: ReadonlySet<string>) {
    this.#free = free
    for (const [word, { classes }] of Object.entries(lexicon)) {
      for (const name of classes) {
        const given = name.startsWith(SUFFIX_CLASS) ? name.slice(SUFFIX_CLASS.length) : name
        const known = this.#words.get(given)
        if (known === undefined) this.#words.set(given, [word])
        else known.push(word)
      }
    }
  }

  /** Takes the classes that a rewriting phase makes; the phases before it must have been taken. */
  addMade({ rules, tests }: CompiledPhase): void {
    const made = new Map<string, (Signs | null)[]>()
    for (const rule of rules) {
      const own = this.ofRule(rule, tests)
      for (const name of rule.make) made.set(name, [...(made.get(name) ?? []), own])
    }
    for (const [name, all] of made) {
      const before = this.#made.get(name)
      this.#made.set(name, this.#union(before === undefined ? all : [before, ...all]))
    }
  }

  /** The cheapest signs that no match of a rule is without. */
  ofRule({ program, kinds }: CompiledRule, tests: readonly TokenTest[]): Signs | null {
    const needed = program.needs.map((test) => this.#ofTest(tests[test]!))
    const within = kinds?.every((kind) => ENCLOSED.includes(kind)) ? enclosed(kinds) : null
    return needed.reduce(cheaper, cheaper(this.#alongWays(program, tests), within))
  }

  /** On each way through a program the cheapest test that it passes. */
  #alongWays({ code }: Program, tests: readonly TokenTest[]): Signs | null {
    const from = new Map<number, Signs | null>()
    for (let address = code.length - OP_WIDTH; address >= 0; address -= OP_WIDTH) {
      const [operation, target] = [code[address], code[address + 1]!]
      const next = from.get(address + OP_WIDTH) ?? null
      if (operation === OP_ACCEPT) from.set(address, null)
      else if (operation === OP_TEST) from.set(address, cheaper(this.#ofTest(tests[target]!), next))
      else if (operation === OP_JUMP) from.set(address, from.get(target)!)
      else if (operation === OP_SPLIT || operation === OP_SPLIT_LAZY)
        from.set(address, this.#union([next, from.get(target)!]))
      else from.set(address, next)
    }
    return from.get(0)!
  }

  ofClass(name: string): Signs | null {
    const isFigure = FIGURES.test(name)
    if (!isFigure && (name.startsWith(PART_OF_SPEECH) || KINDS.includes(name))) return null
    const given = this.#signs(isFigure ? [name] : [], this.#words.get(name) ?? [])
    const made = this.#made.get(name)
    return made === undefined ? given : this.#union([made, given])
  }

  #ofTest(test: TokenTest): Signs | null {
    let found = this.#known.get(test)
    if (found === undefined) {
      found = test.any.length === 0 ? null : this.#union(test.any.map((term) => this.#ofTerm(term)))
      this.#known.set(test, found)
    }
    return found
  }

  #ofTerm(term: TestTerm): Signs | null {
    if (typeof term === 'string') return this.ofClass(term)
    if ('text' in term) return LETTER.test(term.text) ? this.#signs([], [term.text]) : null
    return this.#ofTest(term)
  }

  #signs(classes: readonly string[], words: readonly string[]): Signs {
    return signs(classes, words, this.#free)
  }

  #union(all: readonly (Signs | null)[]): Signs | null {
    return union(all, this.#free)
  }
}

function signs(classes: readonly string[], words: readonly string[], free: ReadonlySet<string>): Signs {
  return { classes: new Set(classes), words: new Set(words), cost: costOf(words, free) }
}

function enclosed(kinds: readonly SegmentKind[]): Signs {
  return { classes: new Set(kinds), words: new Set(), cost: kinds.length * ENCLOSED_COST }
}

function costOf(words: Iterable<string>, free: ReadonlySet<string>): number {
  let cost = 0
  for (const word of words) if (!free.has(word)) cost += RARER ** -word.length
  return cost
}

function union(all: readonly (Signs | null)[], free: ReadonlySet<string>): Signs | null {
  const classes = new Set<string>()
  const words = new Set<string>()
  for (const each of all) {
    if (each === null) return null
    each.classes.forEach((name) => classes.add(name))
    each.words.forEach((word) => words.add(word))
  }
  return { classes, words, cost: costOf(words, free) }
}

function cheaper(a: Signs | null, b: Signs | null): Signs | null {
  if (a === null || b === null) return a ?? b
  return a.cost <= b.cost ? a : b
}
