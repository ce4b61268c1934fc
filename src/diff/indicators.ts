import type { MatchNote } from '../core/difference.ts'
import type { Indicator } from '../core/extraction.ts'
import { isSameTerm } from './deadlines.ts'
import { comparedName, nameLikeness, type ComparedName } from './names.ts'
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
  const olds = world.old.extraction.indicators
  const news = world.new.extraction.indicators
  const matches: IndicatorMatch[] = []
  const leftOld = new Set(olds.keys())
  const leftNew = new Set(news.keys())
  const add = (old: number, fresh: number, by: MatchNote['by'], score: number): void => {
    matches.push({ old, new: fresh, note: { by, score: round(score) } })
    leftOld.delete(old)
    leftNew.delete(fresh)
  }

  const placeOfOld = (index: number): string => {
    const place = world.old.placeOf(olds[index]!.section)
    return String(place === null ? 'top' : (world.sections.newOf.get(place) ?? `gone-${place}`))
  }
  const placeOfNew = (index: number): string => String(world.new.placeOf(news[index]!.section) ?? 'top')
  const others = groupBy(leftNew, (index) => `${placeOfNew(index)} ${news[index]!.key}`)
  for (const [key, group] of groupBy(leftOld, (index) => `${placeOfOld(index)} ${olds[index]!.key}`)) {
    const same = others.get(key) ?? []
    if (group.length === 1 && same.length === 1) {
      const [a, b] = [olds[group[0]!]!, news[same[0]!]!]
      const isSameId = a.id === b.id
      // Under another heading and for another term: one of the same term may stand elsewhere.
      if (isSameId || isSameTerm(world, a.deadline, b.deadline))
        add(group[0]!, same[0]!, isSameId ? 'id' : 'key', isSameId ? 1 : 0.95)
      continue
    }
    const pairs = pairUp(group, same, 0, (o, n) => sayingTheSame(world, olds[o]!, news[n]!))
    for (const pair of pairs)
      add(pair.old, pair.new, olds[pair.old]!.id === news[pair.new]!.id ? 'id' : 'key', 0.7 + 0.3 * pair.score)
  }

  const elsewhere = groupBy(leftNew, (index) => news[index]!.key)
  for (const [key, group] of groupBy(leftOld, (index) => olds[index]!.key)) {
    const same = elsewhere.get(key) ?? []
    const pairs = pairUp(group, same, 0, (o, n) =>
      isNewPromise(world, olds[o]!, news[n]!) ? null : 0.6 + 0.4 * surroundings(world, olds[o]!, news[n]!),
    )
    for (const { old, new: fresh, score } of pairs) add(old, fresh, 'key', score)
  }

  const namesOfOld = new Map([...leftOld].map((index) => [index, comparedName(olds[index]!)]))
  const namesOfNew = new Map([...leftNew].map((index) => [index, comparedName(news[index]!)]))
  const alike = (o: number, n: number): number | null => {
    const name = nameLikeness(namesOfOld.get(o)!, namesOfNew.get(n)!)
    return name === null ? null : likeness(world, olds[o]!, news[n]!, name)
  }
  for (const { old, new: fresh, score } of pairUp([...leftOld], [...leftNew], THRESHOLD, alike))
    add(old, fresh, 'similarity', score)

  const ownName = (indicator: Indicator, { words }: ComparedName): string =>
    isCommitted(indicator) && words.length >= OWN_NAME ? `${words} ${indicator.scope ?? ''}` : ''
  const named = groupBy(leftNew, (index) => ownName(news[index]!, namesOfNew.get(index)!))
  for (const [name, [old, ...twins]] of groupBy(leftOld, (index) => ownName(olds[index]!, namesOfOld.get(index)!))) {
    const [fresh, ...more] = named.get(name) ?? []
    if (name === '' || old === undefined || fresh === undefined || twins.length + more.length > 0) continue
    if (olds[old]!.change !== news[fresh]!.change) add(old, fresh, 'similarity', SAME_PROMISE)
  }
  return matches.toSorted((a, b) => a.old - b.old)
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
