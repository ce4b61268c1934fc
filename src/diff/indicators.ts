import type { MatchNote } from '../core/difference.ts'
import type { Indicator } from '../core/extraction.ts'
import { isSameTerm } from './deadlines.ts'
import { comparedName, nameLikeness } from './names.ts'
import { groupBy } from '../core/group.ts'
import { pairUp } from './pairing.ts'
import { isSameAmount } from './quantities.ts'
import { isCommitted, isSameSection, type Comparing } from './sides.ts'
import { bareWords, bigramsOf, dice } from './similarity.ts'

export interface IndicatorMatch {
  readonly old: number
  readonly new: number
  readonly note: MatchNote
}

/** Below this two records of different names are two. */
const THRESHOLD = 0.69
/** Names this alike may change their unit for one of another kind, within a section. */
const SAME_NAME = 0.9
/** So long a name stands for itself: a level and a rate of growth called so are of one thing. */
const OWN_NAME = 4
const SAME_PROMISE = 0.7

const round = (score: number): number => Math.round(score * 100) / 100

/**
 * Finds each indicator of the old document in the new one, in four passes, each over what the one before left:
 * 1. the same key (name, dimension, scope, change) in the same section; several of them by what they say;
 * 2. the same key anywhere: section, role, way of bounding and how far into the text decide between several;
 * 3. likeness of name with a comparable unit; section, role, scope and change add to the score;
 * 4. commitments of the same name that are put another way (a level, then a rate of growth), if there is one on each side.
 */
export function matchIndicators(world: Comparing): IndicatorMatch[] {
  const matcher = new IndicatorMatcher(world)
  matcher.matchKeysInSections()
  matcher.matchKeys()
  matcher.matchNames()
  matcher.matchPromises()
  return matcher.matches.toSorted((a, b) => a.old - b.old)
}

class IndicatorMatcher {
  readonly matches: IndicatorMatch[] = []
  readonly #world: Comparing
  readonly #olds: readonly Indicator[]
  readonly #news: readonly Indicator[]
  readonly #leftOld: Set<number>
  readonly #leftNew: Set<number>

  constructor(world: Comparing) {
    this.#world = world
    this.#olds = world.old.extraction.indicators
    this.#news = world.new.extraction.indicators
    this.#leftOld = new Set(this.#olds.keys())
    this.#leftNew = new Set(this.#news.keys())
  }

  matchKeysInSections(): void {
    const { old: before, new: after, sections } = this.#world
    const placeOfOld = ({ section }: Indicator): string => {
      const place = before.placeOf(section)
      return String(place === null ? 'top' : (sections.newOf.get(place) ?? `gone-${place}`))
    }
    const placeOfNew = ({ section }: Indicator): string => String(after.placeOf(section) ?? 'top')
    const groups = this.#groups(
      (old) => `${placeOfOld(old)} ${old.key}`,
      (fresh) => `${placeOfNew(fresh)} ${fresh.key}`,
    )
    for (const { olds, news } of groups) {
      if (olds.length === 1 && news.length === 1) this.#matchOnly(olds[0]!, news[0]!)
      else {
        const pairs = pairUp(olds, news, 0, (o, n) => sayingTheSame(this.#world, this.#olds[o]!, this.#news[n]!))
        for (const { old, new: fresh, score } of pairs)
          this.#add(old, fresh, this.#isSameId(old, fresh) ? 'id' : 'key', 0.7 + 0.3 * score)
      }
    }
  }

  matchKeys(): void {
    const key = (indicator: Indicator): string => indicator.key
    for (const { olds, news } of this.#groups(key, key)) {
      const pairs = pairUp(olds, news, 0, (o, n) => {
        const [a, b] = [this.#olds[o]!, this.#news[n]!]
        return isNewPromise(this.#world, a, b) ? null : 0.6 + 0.4 * surroundings(this.#world, a, b)
      })
      for (const { old, new: fresh, score } of pairs) this.#add(old, fresh, 'key', score)
    }
  }

  matchNames(): void {
    const namesOfOld = new Map([...this.#leftOld].map((index) => [index, comparedName(this.#olds[index]!)]))
    const namesOfNew = new Map([...this.#leftNew].map((index) => [index, comparedName(this.#news[index]!)]))
    const alike = (o: number, n: number): number | null => {
      const name = nameLikeness(namesOfOld.get(o)!, namesOfNew.get(n)!)
      return name === null ? null : likeness(this.#world, this.#olds[o]!, this.#news[n]!, name)
    }
    for (const { old, new: fresh, score } of pairUp([...this.#leftOld], [...this.#leftNew], THRESHOLD, alike))
      this.#add(old, fresh, 'similarity', score)
  }

  matchPromises(): void {
    const ownName = (indicator: Indicator): string => {
      const { words } = comparedName(indicator)
      return isCommitted(indicator) && words.length >= OWN_NAME ? `${words} ${indicator.scope ?? ''}` : ''
    }
    for (const { key, olds, news } of this.#groups(ownName, ownName)) {
      const [old, ...twins] = olds
      const [fresh, ...more] = news
      if (key === '' || old === undefined || fresh === undefined || twins.length + more.length > 0) continue
      if (this.#olds[old]!.change !== this.#news[fresh]!.change) this.#add(old, fresh, 'similarity', SAME_PROMISE)
    }
  }

  /** One on each side with the same key in the same section. */
  #matchOnly(old: number, fresh: number): void {
    const isSameId = this.#isSameId(old, fresh)
    // Under another heading and for another term: one of the same term may stand elsewhere.
    if (isSameId || isSameTerm(this.#world, this.#olds[old]!.deadline, this.#news[fresh]!.deadline))
      this.#add(old, fresh, isSameId ? 'id' : 'key', isSameId ? 1 : 0.95)
  }

  /** What is left of the old document by a key, and what is left of the new one with the same. */
  #groups(
    keyOfOld: (indicator: Indicator) => string,
    keyOfNew: (indicator: Indicator) => string,
  ): { readonly key: string; readonly olds: readonly number[]; readonly news: readonly number[] }[] {
    const news = groupBy(this.#leftNew, (index) => keyOfNew(this.#news[index]!))
    const olds = groupBy(this.#leftOld, (index) => keyOfOld(this.#olds[index]!))
    return [...olds].map(([key, group]) => ({ key, olds: group, news: news.get(key) ?? [] }))
  }

  #isSameId(old: number, fresh: number): boolean {
    return this.#olds[old]!.id === this.#news[fresh]!.id
  }

  #add(old: number, fresh: number, by: MatchNote['by'], score: number): void {
    this.matches.push({ old, new: fresh, note: { by, score: round(score) } })
    this.#leftOld.delete(old)
    this.#leftNew.delete(fresh)
  }
}

/** How much two mentions of one quantity in one section say the same, 0 to 1. */
function sayingTheSame(world: Comparing, a: Indicator, b: Indicator): number {
  const words = a.text === b.text ? 0.35 : 0.35 * 0.6 * dice(bigramsOf(bareWords(a.text)), bigramsOf(bareWords(b.text)))
  const amount = isSameAmount(a, b) ? 0.3 : 0
  const year = isSameTerm(world, a.deadline, b.deadline) && a.asOf === b.asOf ? 0.2 : 0
  return words + amount + year + (a.role === b.role ? 0.15 : 0)
}

/** What was reported in one task and is promised in another is a new promise, not another role of the old record. */
function isNewPromise(world: Comparing, a: Indicator, b: Indicator): boolean {
  return !isCommitted(a) && isCommitted(b) && !isSameSection(world, a.section, b.section)
}

/** How alike the places of two mentions are, 0 to 1. */
function surroundings(world: Comparing, a: Indicator, b: Indicator): number {
  const apart = Math.abs(world.old.progress(a.span) - world.new.progress(b.span))
  const section = isSameSection(world, a.section, b.section) ? 0.25 : 0
  const role = a.role === b.role ? 0.2 : 0
  const term = isSameTerm(world, a.deadline, b.deadline) ? 0.2 : 0
  const amount = isSameAmount(a, b) && a.comparator === b.comparator ? 0.15 : 0
  return section + role + term + amount + 0.2 * (1 - apart)
}

function likeness(world: Comparing, a: Indicator, b: Indicator, name: number): number | null {
  if (isNewPromise(world, a, b)) return null
  const section = isSameSection(world, a.section, b.section)
  const comparable = isComparable(a, b)
  if (!comparable && !(name >= SAME_NAME && section && a.change === b.change)) return null
  return (
    0.55 * name +
    (comparable ? 0.15 : 0) +
    (a.change === b.change ? 0.1 : 0) +
    (section ? 0.12 : 0) +
    (a.role === b.role ? 0.04 : 0) +
    (a.scope === b.scope ? 0.04 : 0)
  )
}

const COUNTER = /^\p{Script=Han}+$/u

/** The same canonical unit, or counters (a bare number counts too). */
function isComparable(a: Indicator, b: Indicator): boolean {
  const isCounter = (unit: string | null): boolean => unit === null || COUNTER.test(unit)
  return a.base.unit === b.base.unit || (isCounter(a.base.unit) && isCounter(b.base.unit))
}
