import { CHANGE_KINDS, type Change, type ChangeSide } from '../core/difference.ts'
import type { AgencyMention, Assignment } from '../core/extraction.ts'
import { makeChange } from './draft.ts'
import { groupBy } from '../core/group.ts'
import { pairUp } from './pairing.ts'
import { newPlace, type Comparing } from './sides.ts'
import { overlap } from './similarity.ts'

/** Assignments in different sections are one only when they share at least this part of their bodies. */
const THRESHOLD = 0.5

/** Bodies that came, went or changed their part, task by task. What goes or comes with its whole task is not told again. */
export function agencyChanges(world: Comparing): Change[] {
  const olds = world.old.extraction.assignments
  const news = world.new.extraction.assignments
  const pairs: (readonly [number, number])[] = []
  const leftOld = new Set(olds.keys())
  const leftNew = new Set(news.keys())
  const bodies = (assignment: Assignment): Set<string> => new Set(assignment.agencies.map(({ name }) => name))
  const alike = (o: number, n: number): number => overlap(bodies(olds[o]!), bodies(news[n]!))
  const add = (o: number, n: number): void => {
    pairs.push([o, n])
    leftOld.delete(o)
    leftNew.delete(n)
  }
  const bySection = groupBy(leftNew, (index) => String(world.new.placeOf(news[index]!.section)))
  for (const [place, group] of groupBy(leftOld, (index) => String(newPlace(world, olds[index]!.section)))) {
    for (const pair of pairUp(group, bySection.get(place) ?? [], 0, alike)) add(pair.old, pair.new)
  }
  for (const pair of pairUp([...leftOld], [...leftNew], THRESHOLD, alike)) add(pair.old, pair.new)

  const changes = pairs.flatMap(([o, n]) => pairChanges(world, olds[o]!, news[n]!))
  for (const index of leftOld) {
    const { section } = olds[index]!
    const isGone = section !== null && newPlace(world, section) === undefined
    if (!isGone) changes.push(...olds[index]!.agencies.map((body) => removed(world, olds[index]!, body, null)))
  }
  for (const index of leftNew) {
    const { section } = news[index]!
    const place = world.new.placeOf(section)
    const isFresh = place !== null && !world.sections.oldOf.has(place)
    if (!isFresh) changes.push(...news[index]!.agencies.map((body) => added(world, news[index]!, body, null)))
  }
  return changes
}

function pairChanges(world: Comparing, old: Assignment, fresh: Assignment): Change[] {
  const before = byName(old)
  const after = byName(fresh)
  const changes: Change[] = []
  for (const [name, body] of before) {
    const now = after.get(name)
    if (now === undefined) changes.push(removed(world, old, body, fresh))
    else if (now.role !== body.role) {
      const severity = body.role === 'lead' ? 'error' : CHANGE_KINDS['agency-role']
      const sections = { old: old.section, new: fresh.section }
      const sides = { old: mentionSide(old, body), new: mentionSide(fresh, now) }
      changes.push(
        makeChange(world, 'agency-role', { subject: name, sections, ...sides, severity, also: idsOf(body, now) }),
      )
    }
  }
  for (const [name, body] of after) if (!before.has(name)) changes.push(added(world, fresh, body, old))
  return changes
}

function removed(world: Comparing, old: Assignment, body: AgencyMention, fresh: Assignment | null): Change {
  const severity = body.role === 'lead' ? 'error' : CHANGE_KINDS['agency-removed']
  const sections = { old: old.section, new: fresh?.section ?? null }
  const side = mentionSide(old, body)
  return makeChange(world, 'agency-removed', {
    subject: body.name,
    sections,
    old: side,
    new: null,
    severity,
    also: idsOf(body),
  })
}

function added(world: Comparing, fresh: Assignment, body: AgencyMention, old: Assignment | null): Change {
  const sections = { old: old?.section ?? null, new: fresh.section }
  return makeChange(world, 'agency-added', {
    subject: body.name,
    sections,
    old: null,
    new: mentionSide(fresh, body),
    also: idsOf(body),
  })
}

function mentionSide({ id }: Assignment, { name, role, span }: AgencyMention): ChangeSide {
  return { id, value: role, text: name, span }
}

function idsOf(...bodies: readonly AgencyMention[]): string[] {
  return [...new Set(bodies.map(({ agency }) => agency))]
}

function byName({ agencies }: Assignment): Map<string, AgencyMention> {
  const found = new Map<string, AgencyMention>()
  for (const body of agencies) if (!found.has(body.name)) found.set(body.name, body)
  return found
}
