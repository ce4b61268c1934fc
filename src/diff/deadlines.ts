import type { Horizon } from '../core/extraction.ts'
import type { Comparing } from './sides.ts'

/**
 * Whether a deadline came nearer or moved away. None at all is the farthest. Nothing is said where both years are unknown,
 * or where both are the plan's own last year. Where the plan itself is for another period, a deadline must have moved both
 * by the calendar and against the plan's end: a year on from last year's report is no delay.
 */
export function deadlineChange(
  world: Comparing,
  old: Horizon | null,
  fresh: Horizon | null,
): 'earlier' | 'later' | null {
  if (old?.from === 'document' && fresh?.from === 'document') return null
  const [a, b] = [old?.year ?? null, fresh?.year ?? null]
  if (a === b || (a === null && old !== null) || (b === null && fresh !== null)) return null
  if (a === null) return 'earlier'
  if (b === null) return 'later'
  const [from, to] = [world.old.horizon, world.new.horizon]
  const withPlan = from !== null && to !== null && !isExtension(world) ? to - from : 0
  const direction = Math.sign(b - a)
  if (direction !== Math.sign(b - a - withPlan)) return null
  return direction < 0 ? 'earlier' : 'later'
}

/**
 * Is it for the same year, or as far from the year the document is from (else from the end of its plan)? This year's
 * targets in two yearly reports are.
 */
export function isSameTerm(world: Comparing, old: Horizon | null, fresh: Horizon | null): boolean {
  const [a, b] = [old?.year ?? null, fresh?.year ?? null]
  if (a === b) return true
  const { old: before, new: after } = world
  const isDated = before.publishedIn !== null && after.publishedIn !== null
  const [from, to] = isDated ? [before.publishedIn, after.publishedIn] : [before.horizon, after.horizon]
  return a !== null && b !== null && from !== null && to !== null && a - from === b - to
}

/** The same plan with a later (or nearer) end: its deadlines are compared by the calendar. */
export function isExtension(world: Comparing): boolean {
  const [a, b] = [world.old.extraction.document.period, world.new.extraction.document.period]
  return a !== null && b !== null && a.from === b.from
}
