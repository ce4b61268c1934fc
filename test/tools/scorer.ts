/**
 * Scores an extraction against gold records, count for count as the shared score.py does: *quantity* = amount, unit and
 * comparator agree and the places overlap; *full* = name and role agree too.
 */
import { normalName } from './comparison.ts'
import { placeAssignments, placeGoals } from './gold.ts'
import type { Gold, Place } from './gold.ts'
import { scoreIndicators } from './score-indicators.ts'
import { excerpt } from './score-types.ts'
import type { Counts, Difference, Prediction, Score } from './score-types.ts'

function overlap(a: Place, b: Place): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return shared / Math.max(1, Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function scoreGoals(gold: Gold, text: string, prediction: Prediction, differences: Difference[]) {
  const places = placeGoals(gold, text)
  const used = new Set<number>()
  const counts = { goalsGold: 0, goalsPred: 0, goalsHit: 0 }
  let forgiven = 0
  gold.goals.forEach((goal, g) => {
    const place = places[g] as Place
    const optional = goal.optional === true
    if (!optional) counts.goalsGold++
    let best = { overlap: 0, index: -1 }
    prediction.goals.forEach((got, index) => {
      const shared = overlap(place, got)
      if (!used.has(index) && shared >= best.overlap) best = { overlap: shared, index }
    })
    if (best.overlap < 0.5) {
      if (!optional) differences.push({ label: 'GOAL-', at: place.start, quote: excerpt(text, place), detail: '' })
      return
    }
    used.add(best.index)
    if (optional) forgiven++
    else counts.goalsHit++
  })
  prediction.goals.forEach((got, index) => {
    if (!used.has(index)) differences.push({ label: 'GOAL+', at: got.start, quote: excerpt(text, got), detail: '' })
  })
  counts.goalsPred = prediction.goals.length - forgiven
  return counts
}

function scoreAgencies(gold: Gold, text: string, prediction: Prediction, differences: Difference[]) {
  const ends = placeAssignments(gold, text)
  const used = new Set<number>()
  const counts = { agenciesGold: 0, agenciesPred: 0, agenciesHit: 0 }
  let forgiven = 0
  gold.assignments.forEach((assignment, a) => {
    const end = ends[a] as number
    const optional = assignment.optional === true
    for (const [name, role] of assignment.agencies) {
      if (!optional) counts.agenciesGold++
      const index = prediction.agencies.findIndex(
        (got, i) =>
          !used.has(i) &&
          normalName(got.name) === normalName(name) &&
          got.role === role &&
          got.start - end >= -40 &&
          got.start - end <= 60,
      )
      if (index < 0) {
        if (!optional) differences.push({ label: 'AGENCY-', at: end, quote: name, detail: role })
        continue
      }
      used.add(index)
      if (optional) forgiven++
      else counts.agenciesHit++
    }
  })
  prediction.agencies.forEach((got, i) => {
    if (!used.has(i)) differences.push({ label: 'AGENCY+', at: got.start, quote: got.name, detail: got.role })
  })
  counts.agenciesPred = prediction.agencies.length - forgiven
  return counts
}

/** Compares one document. Throws when the gold does not fit the text. */
export function score(gold: Gold, text: string, prediction: Prediction): Score {
  const differences: Difference[] = []
  const counts: Counts = {
    ...scoreIndicators(gold, text, prediction, differences),
    ...scoreGoals(gold, text, prediction, differences),
    ...scoreAgencies(gold, text, prediction, differences),
  }
  return { counts, differences: differences.toSorted((a, b) => a.at - b.at), residue: prediction.residue }
}
