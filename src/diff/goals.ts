import type { Change } from '../core/difference.ts'
import type { Goal } from '../core/extraction.ts'
import { deadlineChange } from './deadlines.ts'
import { makeChange } from './draft.ts'
import { highlight } from './highlight.ts'
import type { IndicatorChanges } from './indicator-changes.ts'
import type { IndicatorMatch } from './indicators.ts'
import { pairUp } from './pairing.ts'
import { isSameSection, sideOf, type Comparing, type Side } from './sides.ts'
import { bareWords, bigramsOf, dice, overlap } from './similarity.ts'
import { wordsWithout } from './wording.ts'

/** Below this two differently worded goals are two. */
const THRESHOLD = 0.5

/** How much of a goal stands for it in a list. */
const SUBJECT_LENGTH = 20

/** Goals by their words, section and the indicators they hold; what their figures and dates tell is not told again. */
export function goalChanges(world: Comparing, matches: readonly IndicatorMatch[], found: IndicatorChanges): Change[] {
  const olds = world.old.extraction.goals
  const news = world.new.extraction.goals
  const held = heldIndicators(world, matches)
  const gramsOld = olds.map(({ text }) => bigramsOf(bareWords(text)))
  const gramsNew = news.map(({ text }) => bigramsOf(bareWords(text)))
  const pairs = pairUp([...olds.keys()], [...news.keys()], THRESHOLD, (o, n) => {
    const words = dice(gramsOld[o]!, gramsNew[n]!)
    const section = isSameSection(world, olds[o]!.section, news[n]!.section) ? 0.15 : 0
    if (words === 1) return 0.85 + section
    const [a, b] = [held.old[o]!, held.new[n]!]
    if (a.size + b.size === 0) return 0.85 * words + section
    return 0.55 * words + 0.3 * overlap(a, b) + section
  })
  const changes: Change[] = []
  for (const { old, new: fresh, score } of pairs) changes.push(...pairChanges(world, found, old, fresh, score))
  const matchedOld = new Set(pairs.map(({ old }) => old))
  const matchedNew = new Set(pairs.map(({ new: fresh }) => fresh))
  for (const [index, goal] of olds.entries()) {
    if (matchedOld.has(index)) continue
    const sections = { old: goal.section, new: null }
    changes.push(
      makeChange(world, 'goal-removed', {
        subject: subjectOf(goal),
        sections,
        old: sideOf(goal, goal.text),
        new: null,
      }),
    )
  }
  for (const [index, goal] of news.entries()) {
    if (matchedNew.has(index)) continue
    const sections = { old: null, new: goal.section }
    changes.push(
      makeChange(world, 'goal-added', { subject: subjectOf(goal), sections, old: null, new: sideOf(goal, goal.text) }),
    )
  }
  return changes
}

function pairChanges(world: Comparing, found: IndicatorChanges, old: number, fresh: number, score: number): Change[] {
  const a = world.old.extraction.goals[old]!
  const b = world.new.extraction.goals[fresh]!
  const match = { by: a.id === b.id ? ('id' as const) : ('similarity' as const), score: Math.round(score * 100) / 100 }
  const common = { subject: subjectOf(b), sections: { old: a.section, new: b.section }, match }
  const changes: Change[] = []
  const moved = deadlineChange(world, a.horizon, b.horizon)
  if (moved !== null) {
    const sides = { old: sideOf(a, a.horizon?.year ?? null), new: sideOf(b, b.horizon?.year ?? null) }
    changes.push(makeChange(world, `goal-horizon-${moved}`, { ...common, ...sides }))
  }
  const dates = moved === null ? [null, null] : [a.horizon?.text ?? null, b.horizon?.text ?? null]
  const left = wordsWithout(a.text, phrasesIn(world.old, a, found.touchedOld, dates[0] ?? null))
  const right = wordsWithout(b.text, phrasesIn(world.new, b, found.touchedNew, dates[1] ?? null))
  if (left !== right && bareWords(a.text) !== bareWords(b.text)) {
    const sides = { old: sideOf(a, a.text), new: sideOf(b, b.text) }
    changes.push(makeChange(world, 'goal-reworded', { ...common, ...sides, highlight: highlight(a.text, b.text) }))
  }
  if (changes.length === 0 && !isSameSection(world, a.section, b.section)) {
    changes.push(makeChange(world, 'goal-moved', { ...common, old: sideOf(a, null), new: sideOf(b, null) }))
  }
  return changes
}

/** The words of the changed indicators in a goal, in order, and of its own date if that moved. */
function phrasesIn(side: Side, goal: Goal, touched: ReadonlySet<number>, date: string | null): string[] {
  const { indicators } = side.extraction
  const own = [...touched]
    .map((index) => indicators[index]!)
    .filter(({ span }) => span.start >= goal.span.start && span.end <= goal.span.end)
  const inOrder = own.toSorted((x, y) => x.span.start - y.span.start)
  const dates = own.flatMap(({ deadline }) =>
    deadline === null || deadline.from === 'document' ? [] : [deadline.text],
  )
  return [...(date === null ? [] : [date]), ...inOrder.map(({ text }) => text), ...dates]
}

function subjectOf({ statement }: Goal): string {
  const characters = [...statement]
  return characters.length <= SUBJECT_LENGTH ? statement : `${characters.slice(0, SUBJECT_LENGTH).join('')}…`
}

/** For each goal the indicators in it, those of the old document under the index of their match in the new. */
function heldIndicators(
  world: Comparing,
  matches: readonly IndicatorMatch[],
): { old: Set<string>[]; new: Set<string>[] } {
  const newOf = new Map(matches.map(({ old, new: fresh }) => [old, fresh]))
  const collect = (side: Side, nameOf: (index: number) => string): Set<string>[] => {
    const byId = new Map(side.extraction.goals.map(({ id }) => [id, new Set<string>()]))
    for (const [index, { goal }] of side.extraction.indicators.entries()) {
      if (goal !== null) byId.get(goal)?.add(nameOf(index))
    }
    return [...byId.values()]
  }
  return {
    old: collect(world.old, (index) => String(newOf.get(index) ?? `old-${index}`)),
    new: collect(world.new, (index) => String(index)),
  }
}
