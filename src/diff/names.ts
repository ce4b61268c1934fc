import type { Indicator } from '../core/extraction.ts'
import { bigramsOf, dice, type Bigrams } from './similarity.ts'

/** Names less alike than this are of two things, whatever else they share. */
const LEAST = 0.45

/** Shorter names ("investment", in two characters) say too little to be known again in a longer one. */
const TELLING = 3

/** What it counts that one name only leaves out words in the middle of the other, or that it puts others in their place. */
const SHORTENED = 0.1
const REPLACED = -0.1

/** A name made ready to be compared with many. */
export interface ComparedName {
  readonly words: string
  readonly grams: Bigrams
}

/** Names compare without quotes and spaces, with their digits (5G, PM2.5). */
export function comparedName({ name }: Pick<Indicator, 'name'>): ComparedName {
  const words = name.replaceAll(/[\s\p{P}]/gu, '')
  return { words, grams: bigramsOf(words) }
}

/**
 * How likely two names are of one thing, 0 to 1; null when they are not. A name that only drops words of the other
 * ("total" within "grain output") is nearer to it than shared bigrams tell, one that has other words in their place
 * ("registered" for "surveyed") farther.
 */
export function nameLikeness(a: ComparedName, b: ComparedName): number | null {
  if (a.words === b.words) return 1
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (short.length < TELLING) return null
  const shared = dice(a.grams, b.grams, LEAST)
  if (shared < LEAST) return null
  if (!isWithin(short, long)) return shared + REPLACED
  const isSameFrame = short[0] === long[0] && short.at(-1) === long.at(-1)
  return Math.min(1, shared + (isSameFrame ? SHORTENED : 0))
}

/** Do the characters of the one stand in the other, in their order? */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}
