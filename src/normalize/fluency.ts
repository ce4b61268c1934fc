import type { LanguageModel } from './language.ts'
import { LONGEST_WORD } from './word-counts.ts'

/** A text that grows by one character a node; many can share their beginning. */
export interface Chain {
  readonly parent: Chain | null
  /** UTF-16 code unit as it stands, and simplified. */
  readonly code: number
  readonly simple: number
  /** Logarithm of the likelihood by characters, and by the best cut into words. */
  readonly pairs: number
  readonly words: number
}

/** Grows chains by the statistics of the language. */
export interface Fluency {
  /** A text to begin with, not scored. */
  begin(text: string): Chain
  append(chain: Chain, code: number): Chain
  /** The same, judged by pairs of characters only: known triples say little about what was never seen. */
  appendPair(chain: Chain, code: number): Chain
  /** How likely the text is: the mean of both statistics, as a natural logarithm. */
  score(chain: Chain): number
  /** How likely a character is right behind another, by characters alone. */
  pair(first: number, second: number): number
  isWord(codes: readonly number[]): boolean
}

interface FluencyParts {
  readonly model: LanguageModel
  readonly simplify: (code: number) => number
  /** What a character costs for its script, 0 or above. */
  readonly scriptCost: (code: number) => number
}

const LOST = 0xfffd
/** What an unknown character costs: no more than an unlikely one. */
const UNKNOWN = -6
/** What the last character of a word of so many costs at most. */
const LONG_WORD = 3
const COMPLETED = -1.2
const NEWLINE = 10

export function fluencyOf({ model, simplify, scriptCost }: FluencyParts): Fluency {
  const start: Chain = { parent: null, code: NEWLINE, simple: NEWLINE, pairs: 0, words: 0 }

  function likelihood({ parent, simple: second }: Chain, simple: number, byPairs: boolean): number {
    if (byPairs || parent === null || parent.simple === LOST) return model.pair(second, simple)
    return model.triple(parent.simple, second, simple)
  }

  function append(chain: Chain, code: number, byPairs: boolean): Chain {
    const simple = code === LOST ? LOST : simplify(code)
    const unknown = simple === LOST || chain.simple === LOST
    const cost = scriptCost(code)
    if (simple === LOST) {
      return { parent: chain, code, simple, pairs: chain.pairs + UNKNOWN - cost, words: chain.words + UNKNOWN - cost }
    }
    let text = ''
    let words = -Infinity
    let word = 0
    let first: Chain = chain
    let last = simple
    for (let length = 1; length <= LONGEST_WORD; length++) {
      text = String.fromCharCode(last) + text
      const cut = first.words + model.word(text)
      if (cut > words) {
        words = cut
        word = length
      }
      if (first.parent === null) break
      last = first.simple
      first = first.parent
    }
    const pair = unknown ? UNKNOWN : likelihood(chain, simple, byPairs)
    const pairs = chain.pairs + (word >= LONG_WORD ? Math.max(pair, COMPLETED) : pair) - cost
    return { parent: chain, code, simple, pairs, words: words - cost }
  }

  return {
    append: (chain, code) => append(chain, code, false),
    appendPair: (chain, code) => append(chain, code, true),
    begin(text) {
      let chain = start
      for (let at = 0; at < text.length; at++) chain = append(chain, text.charCodeAt(at), false)
      return chain
    },
    score: ({ pairs, words }) => (pairs + words) / 2,
    pair: (first, second) => model.pair(simplify(first), simplify(second)),
    isWord: (codes) => model.isWord(String.fromCharCode(...codes.map(simplify))),
  }
}

/** The codes of a chain behind one of its beginnings. */
export function codesSince(chain: Chain, beginning: Chain): number[] {
  const codes: number[] = []
  for (let at: Chain = chain; at !== beginning; at = at.parent!) codes.push(at.code)
  return codes.toReversed()
}
