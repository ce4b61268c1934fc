/**
 * Gold records as they stand in a `gold.json`: facts a careful reader wrote down. The format is that of the shared gold
 * folder, with one addition: `text` names the text file, relative to the gold file (default `input.txt` beside it).
 */
import { z } from 'zod'

const place = z.tuple([z.int().min(0), z.int().min(0)])

const goldIndicator = z.strictObject({
  names: z.array(z.string()).min(1),
  comparator: z.enum(['=', '>=', '>', '<=', '<', '~', 'between']),
  amount: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  role: z.enum(['target', 'criterion', 'status', 'reference']),
  change: z.enum(['level', 'increase', 'decrease', 'multiple']).default('level'),
  deadline: z.int().nullable(),
  scope: z.string().nullable(),
  quote: z.string().min(1),
  at: place.optional().describe('UTF-16 offsets, where the quote alone does not tell the place'),
  section: z.string().nullish(),
  optional: z.boolean().optional(),
})

const goldGoal = z.strictObject({
  start: z.string(),
  end: z.string(),
  at: place.optional(),
  horizon: z.int().nullable(),
  section: z.string().nullish(),
  optional: z.boolean().optional(),
})

const goldAssignment = z.strictObject({
  after: z.string().optional(),
  at: z.int().min(0).optional().describe('offset where the text before the assignment ends'),
  agencies: z.array(z.tuple([z.string(), z.enum(['lead', 'support', 'responsible'])])),
  section: z.string().nullish(),
  optional: z.boolean().optional(),
})

const goldSchema = z.strictObject({
  id: z.string(),
  about: z.string().optional(),
  text: z.string().optional(),
  published: z.string().optional(),
  indicators: z.array(goldIndicator),
  goals: z.array(goldGoal).default([]),
  assignments: z.array(goldAssignment).default([]),
})

export type Gold = z.infer<typeof goldSchema>

/** Checks a parsed gold.json; throws zod's error (with the path of the wrong field) when it is not one. */
export function parseGold(data: unknown): Gold {
  return goldSchema.parse(data)
}

/** Half-open range of the source text. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** Finds `text` at or after `from`, else anywhere; throws when the passage does not hold it. */
function find(passage: string, wanted: string, from: number): number {
  const later = passage.indexOf(wanted, from)
  const at = later >= 0 ? later : passage.indexOf(wanted)
  if (at < 0) throw new Error(`not in the passage: ${wanted}`)
  return at
}

/** Where each indicator stands: its `at`, or its quote searched in order of appearance. */
export function placeIndicators(gold: Gold, passage: string): Place[] {
  let from = 0
  return gold.indicators.map(({ at, quote }) => {
    if (at !== undefined) return { start: at[0], end: at[1] }
    from = find(passage, quote, from)
    return { start: from, end: from + quote.length }
  })
}

export function placeGoals(gold: Gold, passage: string): Place[] {
  let from = 0
  return gold.goals.map(({ at, start, end }) => {
    if (at !== undefined) return { start: at[0], end: at[1] }
    from = find(passage, start, from)
    return { start: from, end: find(passage, end, from) + end.length }
  })
}

/** For each assignment the offset at which the text before it ends. */
export function placeAssignments(gold: Gold, passage: string): number[] {
  let from = 0
  return gold.assignments.map(({ at, after }) => {
    if (at !== undefined) return at
    if (after === undefined) throw new Error('an assignment needs `after` or `at`')
    from = find(passage, after, from)
    return from + after.length
  })
}
