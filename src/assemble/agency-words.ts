import type { Lexicon } from '../core/lexicon.ts'

/** The words of a lexicon that name bodies, with the kind each stands for. */
export interface AgencyWords {
  readonly wholes: ReadonlyMap<string, string>
  readonly suffixes: ReadonlyMap<string, string>
  readonly collectives: readonly string[]
  /** In characters. */
  readonly longestSuffix: number
}

const gathered = new WeakMap<Lexicon, AgencyWords>()

/** Gathers them once for each lexicon. */
export function agencyWords(lexicon: Lexicon, defaultKind: string): AgencyWords {
  const known = gathered.get(lexicon)
  if (known !== undefined) return known
  const wholes = new Map<string, string>()
  const suffixes = new Map<string, string>()
  const collectives: string[] = []
  let longestSuffix = 0
  for (const word of Object.keys(lexicon)) {
    const { classes, fields } = lexicon[word]!
    for (const name of classes) {
      if (name === 'agency.whole') wholes.set(word, String(fields?.['kind'] ?? defaultKind))
      else if (name === 'agency.collective') collectives.push(word)
      else if (name === 'agency.suffix') {
        suffixes.set(word, String(fields?.['kind'] ?? defaultKind))
        longestSuffix = Math.max(longestSuffix, word.length)
      }
    }
  }
  const words = { wholes, suffixes, collectives, longestSuffix }
  gathered.set(lexicon, words)
  return words
}
