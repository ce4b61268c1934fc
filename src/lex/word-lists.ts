import { type Lexicon, SUFFIX_CLASS } from '../core/lexicon.ts'

/** Class of the words for the period of a plan. */
export const PLAN_PERIOD = 'time.plan-period'
const AFTER_BOUND = /^bound\..{1,20}\.after$/

/** Words of the lexicon that are read by characters, before any are cut, and endings of words. */
export interface WordLists {
  /** Words with a numeral in them that is no number. */
  readonly numeralNames: readonly string[]
  /** Bounds that stand behind a measure. */
  readonly boundsAfter: readonly string[]
  readonly planPeriods: readonly string[]
  /** Last characters → the class of an unknown word that ends so. */
  readonly suffixes: ReadonlyMap<string, string>
}

interface ClassMeaning {
  readonly plan: boolean
  readonly after: boolean
  readonly suffix: string | null
}

/** Sorts the lexicon in one pass. */
export function wordLists(lexicon: Lexicon, isNumeral: (unit: number) => boolean): WordLists {
  const meanings = new Map<string, ClassMeaning>()
  const meaningOf = (name: string): ClassMeaning => {
    let meaning = meanings.get(name)
    if (meaning === undefined) {
      const suffix = name.startsWith(SUFFIX_CLASS) ? name.slice(SUFFIX_CLASS.length) : null
      meaning = { plan: name.startsWith(PLAN_PERIOD), after: AFTER_BOUND.test(name), suffix }
      meanings.set(name, meaning)
    }
    return meaning
  }
  const numeralNames: string[] = []
  const boundsAfter: string[] = []
  const planPeriods: string[] = []
  const suffixes = new Map<string, string>()
  for (const word of Object.keys(lexicon)) {
    let other = false
    let after = false
    let plan = false
    for (const name of lexicon[word]!.classes) {
      const meaning = meaningOf(name)
      if (meaning.plan) plan = true
      else other = true
      if (meaning.after) after = true
      if (meaning.suffix !== null) suffixes.set(word, meaning.suffix)
    }
    if (plan) planPeriods.push(word)
    if (after) boundsAfter.push(word)
    if (other && hasNumeral(word, isNumeral)) numeralNames.push(word)
  }
  return { numeralNames, boundsAfter, planPeriods, suffixes }
}

function hasNumeral(word: string, isNumeral: (unit: number) => boolean): boolean {
  for (let i = 0; i < word.length; i++) if (isNumeral(word.charCodeAt(i))) return true
  return false
}
