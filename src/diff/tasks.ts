import type { Change } from '../core/difference.ts'
import type { SectionRecord } from '../core/extraction.ts'
import { groupBy } from '../core/group.ts'
import { makeChange } from './draft.ts'
import { highlight } from './highlight.ts'
import type { IndicatorChanges } from './indicator-changes.ts'
import { outOfOrder } from './pairing.ts'
import type { SectionMatch } from './sections.ts'
import type { Comparing, Side } from './sides.ts'
import { bareWords } from './similarity.ts'
import { wordsWithout } from './wording.ts'

/** Tasks (sections) that came, went, moved or were renamed. Of a whole branch only the top is told. */
export function taskChanges(world: Comparing, matches: readonly SectionMatch[], found: IndicatorChanges): Change[] {
  const changes: Change[] = []
  const olds = world.old.extraction.sections
  const news = world.new.extraction.sections
  const moved = movedSections(world, matches)
  const figuresOld = figuresBySection(world.old, found.touchedOld)
  const figuresNew = figuresBySection(world.new, found.touchedNew)
  for (const match of matches) {
    const [a, b] = [olds[match.old]!, news[match.new]!]
    const common = { subject: b.title, sections: { old: a.id, new: b.id }, match: match.note }
    const left = wordsWithout(a.title, figuresOld.get(a.id) ?? [])
    const right = wordsWithout(b.title, figuresNew.get(b.id) ?? [])
    if (left !== right && bareWords(a.title) !== bareWords(b.title)) {
      const sides = { old: sideOf(a, a.title), new: sideOf(b, b.title) }
      changes.push(makeChange(world, 'task-reworded', { ...common, ...sides, highlight: highlight(a.title, b.title) }))
    }
    if (moved.has(match.old)) {
      const sides = { old: sideOf(a, placeOf(world.old, a)), new: sideOf(b, placeOf(world.new, b)) }
      changes.push(makeChange(world, 'task-moved', { ...common, ...sides }))
    }
  }
  for (const [index, section] of olds.entries()) {
    const above = world.old.placeOf(section.parent)
    if (world.sections.newOf.has(index) || (above !== null && !world.sections.newOf.has(above))) continue
    const sections = { old: section.id, new: null }
    const old = sideOf(section, section.title)
    changes.push(makeChange(world, 'task-removed', { subject: section.title, sections, old, new: null }))
  }
  for (const [index, section] of news.entries()) {
    const above = world.new.placeOf(section.parent)
    if (world.sections.oldOf.has(index) || (above !== null && !world.sections.oldOf.has(above))) continue
    const sections = { old: null, new: section.id }
    const fresh = sideOf(section, section.title)
    changes.push(makeChange(world, 'task-added', { subject: section.title, sections, old: null, new: fresh }))
  }
  return changes
}

/** Old indices of sections that stand below another one now, or in another order among those they stood with. */
function movedSections(world: Comparing, matches: readonly SectionMatch[]): Set<number> {
  const moved = new Set<number>()
  const stayed: { readonly match: SectionMatch; readonly above: number | null }[] = []
  for (const match of matches) {
    const above = world.old.placeOf(world.old.sectionAt(match.old)!.parent)
    const nowAbove = world.new.placeOf(world.new.sectionAt(match.new)!.parent)
    const expected = above === null ? null : world.sections.newOf.get(above)
    if (expected !== nowAbove) {
      // Where the section above is gone altogether, what stood below it only lost its heading.
      if (expected !== undefined) moved.add(match.old)
      continue
    }
    stayed.push({ match, above })
  }
  for (const siblings of groupBy(stayed, ({ above }) => above).values()) {
    const inOrder = siblings.map(({ match }) => match).toSorted((a, b) => a.old - b.old)
    for (const stray of outOfOrder(inOrder.map((match) => match.new))) moved.add(inOrder[stray]!.old)
  }
  return moved
}

function sideOf({ id, title, span }: SectionRecord, value: string): NonNullable<Change['old']> {
  return { id, value, text: title, span }
}

/** Under what and after what it stands, in words. */
function placeOf(side: Side, section: SectionRecord): string {
  const parent = side.sectionLabel(section.parent)
  return parent === null ? section.path : `${section.path} < ${parent.title}`
}

/** Section id → the words of the changed indicators in it. */
function figuresBySection(
  { extraction: { indicators } }: Side,
  touched: ReadonlySet<number>,
): ReadonlyMap<string | null, string[]> {
  const figures = groupBy(
    [...touched].map((index) => indicators[index]!),
    ({ section }) => section,
  )
  return new Map([...figures].map(([section, inIt]) => [section, inIt.map(({ text }) => text)]))
}
