import type { TokenTest } from '../../core/program.ts'

/** Tests by number, for one of which at least a token must hold. */
type Sign = readonly number[]

/** What is known of the matches of a part of a pattern. */
export interface Facts {
  /** In tokens. */
  readonly longest: number
  /** Each match has a token for each of these tests. */
  readonly needs: ReadonlySet<number>
  /** In the segment of each match, in it or beside it, a token passes one test of each of these. */
  readonly signs: readonly Sign[]
}

/** Of a part that takes nothing and asks for nothing. */
export const NOTHING: Facts = { longest: 0, needs: new Set(), signs: [] }

/** So many tests in a sign are found nearly everywhere. */
const MOST_TESTS = 8
/** A class stands for so many words. */
const WORDS_OF_CLASS = 10

export function taking(test: number): Facts {
  return { longest: 1, needs: new Set([test]), signs: [] }
}

export function lookingAt(test: number): Facts {
  return { ...NOTHING, signs: [[test]] }
}

export function joined(a: Facts, b: Facts): Facts {
  return {
    longest: a.longest + b.longest,
    needs: b.needs.size === 0 ? a.needs : new Set([...a.needs, ...b.needs]),
    signs: b.signs.length === 0 ? a.signs : [...a.signs, ...b.signs],
  }
}

/** Of alternatives. @param tests by number */
export function either(options: readonly Facts[], tests: readonly TokenTest[]): Facts {
  const [first, ...others] = options.map(({ needs }) => needs)
  const rarest = options.map((option) => rarestSign(option, tests))
  const sign = [...new Set(rarest.flatMap((one) => one ?? []))]
  return {
    longest: Math.max(...options.map(({ longest }) => longest)),
    needs: new Set([...first!].filter((test) => others.every((needs) => needs.has(test)))),
    signs: rarest.includes(null) || sign.length > MOST_TESTS ? [] : [sign],
  }
}

/** The signs that the needs do not hold already. */
export function ownSigns({ needs, signs }: Facts): Sign[] {
  const own = signs.filter((sign) => !sign.some((test) => needs.has(test)))
  return [...new Map(own.map((sign) => [sign.join(' '), sign])).values()]
}

/** Null when there is none but such as any token passes. */
function rarestSign({ needs, signs }: Facts, tests: readonly TokenTest[]): Sign | null {
  const all: Sign[] = [...[...needs].map((test) => [test]), ...signs]
  const wideness = (sign: Sign): number => sign.reduce((sum, test) => sum + wordsOf(tests[test]!), 0)
  const [rarest = null] = all.filter((sign) => wideness(sign) < Infinity).toSorted((a, b) => wideness(a) - wideness(b))
  return rarest
}

/** Roughly how many words pass a test; infinitely many where it names only what it refuses. */
function wordsOf({ any }: TokenTest): number {
  if (any.length === 0) return Infinity
  return any.reduce((sum, term) => {
    if (typeof term === 'string') return sum + WORDS_OF_CLASS
    return sum + ('any' in term ? wordsOf(term) : 1)
  }, 0)
}
