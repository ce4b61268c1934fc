import type { MatchNote } from '../core/difference.ts'
import type { SectionRecord } from '../core/extraction.ts'
import { groupBy } from '../core/group.ts'
import { pairUp } from './pairing.ts'
import { bareWords, bigramsOf, dice, overlap, type Bigrams } from './similarity.ts'
import type { Side } from './sides.ts'

/** A section of the old document and what became of it. */
export interface SectionMatch {
  readonly old: number
  readonly new: number
  readonly note: MatchNote
}

/** Below this two differently worded sections are two. */
const THRESHOLD = 0.5

/** So many indicators and bodies make a section recognizable under another heading. */
const TELLING_CONTENT = 3

/** Most pairs of left-over sections that are weighed one by one. */
const MOST_PAIRS = 250_000

interface Profile {
  readonly words: string
  readonly grams: Bigrams
  /** Words of all headings from the top down. */
  readonly path: string
  /** What is measured in it and who answers for it. */
  readonly content: ReadonlySet<string>
}

/**
 * Finds each section of the old document in the new one: by the words of its heading and of those above it, then by its
 * own words wherever they stand (a move), then by likeness of heading, place and content (a rewording). Numbers of
 * headings play no part.
 */
export function matchSections(old: Side, fresh: Side): SectionMatch[] {
  const olds = profilesOf(old)
  const news = profilesOf(fresh)
  const found = new Map<number, SectionMatch>()
  const taken = new Set<number>()
  const add = (o: number, n: number, by: MatchNote['by'], score: number): void => {
    found.set(o, { old: o, new: n, note: { by, score } })
    taken.add(n)
  }
  const leftOld = (): number[] => [...olds.keys()].filter((index) => !found.has(index))
  const leftNew = (): number[] => [...news.keys()].filter((index) => !taken.has(index))
  const content = (o: number, n: number): number => overlap(olds[o]!.content, news[n]!.content)

  const pairGroups = (keyOf: (profile: Profile) => string, by: MatchNote['by'], score: number): void => {
    const others = groupBy(leftNew(), (index) => keyOf(news[index]!))
    for (const [key, group] of groupBy(leftOld(), (index) => keyOf(olds[index]!))) {
      const same = key === '' ? undefined : others.get(key)
      if (same === undefined) continue
      if (group.length === 1 && same.length === 1) add(group[0]!, same[0]!, by, score)
      else for (const pair of pairUp(group, same, 0, content)) add(pair.old, pair.new, by, score)
    }
  }
  pairGroups(({ path }) => path, 'id', 1)
  pairGroups(({ words }) => (words.length > 1 ? words : ''), 'key', 0.9)

  const [restOld, restNew] = [leftOld(), leftNew()]
  if (restOld.length * restNew.length <= MOST_PAIRS) {
    const likeness = (o: number, n: number): number | null => {
      const [a, b] = [olds[o]!, news[n]!]
      const title = a.words === '' || b.words === '' ? (a.words === b.words ? 0.5 : 0) : dice(a.grams, b.grams)
      const inside = content(o, n)
      if (title < 0.2 && inside < 0.3) return null
      const near = nearness(old, fresh, found, o, n)
      const byTitle = 0.65 * title + 0.15 * inside + 0.2 * near
      const isTelling = Math.min(a.content.size, b.content.size) >= TELLING_CONTENT
      return isTelling ? Math.max(byTitle, 0.2 * title + 0.5 * inside + 0.3 * near) : byTitle
    }
    for (const { old: o, new: n, score } of pairUp(restOld, restNew, THRESHOLD, likeness)) {
      add(o, n, 'similarity', Math.round(score * 100) / 100)
    }
  }
  return [...found.values()].toSorted((a, b) => a.old - b.old)
}

/** 1 where the sections above are one and the rank is the same, less where only one of it holds. */
function nearness(old: Side, fresh: Side, found: ReadonlyMap<number, SectionMatch>, o: number, n: number): number {
  const [a, b] = [old.sectionAt(o)!, fresh.sectionAt(n)!]
  const above = old.placeOf(a.parent)
  const wanted = above === null ? null : found.get(above)?.new
  const isBelowSame = wanted === fresh.placeOf(b.parent)
  return (isBelowSame ? 0.8 : 0) + (a.level === b.level ? 0.2 : 0)
}

function profilesOf(side: Side): Profile[] {
  const { sections, indicators, assignments } = side.extraction
  const contents = sections.map(() => new Set<string>())
  const contentOf = (section: string | null): Set<string> | undefined => contents[side.placeOf(section) ?? -1]
  for (const { section, key } of indicators) contentOf(section)?.add(key)
  for (const { section, agencies } of assignments) {
    for (const { name } of agencies) contentOf(section)?.add(name)
  }
  const paths: string[] = []
  return sections.map((section: SectionRecord, index) => {
    const words = bareWords(section.title)
    const above = side.placeOf(section.parent)
    paths[index] = `${above === null ? '' : paths[above]}/${words}`
    return { words, grams: bigramsOf(words), path: paths[index], content: contents[index]! }
  })
}
