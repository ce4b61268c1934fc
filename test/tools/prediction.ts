/** Two sources of predictions for the scorer: the tool's extraction, and gold records (to test the scorer itself). */
import type { Extraction } from '../../src/core/extraction.ts'
import { placeAssignments, placeGoals, placeIndicators } from './gold.ts'
import type { Gold, Place } from './gold.ts'
import type { Prediction } from './score-types.ts'

/** The parts of an extraction that are scored. */
export type Scored = Pick<Extraction, 'indicators' | 'goals' | 'assignments' | 'residue'>

export function fromExtraction(extraction: Scored): Prediction {
  const residue: Record<string, number> = {}
  for (const { kind } of extraction.residue) residue[kind] = (residue[kind] ?? 0) + 1
  return {
    indicators: extraction.indicators.map((record) => ({
      ...record,
      start: record.span.start,
      end: record.span.end,
      deadline: record.deadline?.year ?? null,
    })),
    goals: extraction.goals.map((goal) => goal.span),
    agencies: extraction.assignments.flatMap((assignment) =>
      assignment.agencies.map(({ name, role }) => ({ start: assignment.span.start, name, role })),
    ),
    residue,
  }
}

/** What a tool that wrote exactly these gold records would have said (optional and reference items left out). */
export function fromGold(gold: Gold, text: string): Prediction {
  const places = placeIndicators(gold, text)
  const goals = placeGoals(gold, text)
  const ends = placeAssignments(gold, text)
  return {
    indicators: gold.indicators
      .map((item, i) => ({ ...item, ...(places[i] as Place), name: item.names[0] ?? null }))
      .filter((item) => item.role !== 'reference' && item.optional !== true),
    goals: goals.filter((_, i) => gold.goals[i]?.optional !== true),
    agencies: gold.assignments.flatMap((assignment, i) =>
      assignment.optional === true
        ? []
        : assignment.agencies.map(([name, role]) => ({ start: ends[i] as number, name, role })),
    ),
    residue: {},
  }
}
