import { AheadReader } from './ahead.ts'
import type { Extraction } from '../core/extraction.ts'
import { BodyReader } from './agencies.ts'
import { type AssignmentDraft, AssignmentReader } from './assignments.ts'
import { type Assembling, namesAgencies } from './context.ts'
import { readGoals } from './goals.ts'
import { IndicatorCollector } from './indicator-collector.ts'
import { AgencyLinks, GoalLinks } from './links.ts'
import { sentenceModes } from './modes.ts'
import { RecordWriter } from './records.ts'
import { readTables } from './tables/tables.ts'
import { Timeline } from './timeline.ts'
import { YearReader } from './years.ts'

/** The record lists of an extraction. */
export type Records = Pick<Extraction, 'sections' | 'goals' | 'indicators' | 'agencies' | 'assignments' | 'residue'>

/** Matches → records: names, roles, deadlines, links, ids. Pure; the same analysis gives the same records. */
export function assemble(given: Assembling): Records {
  const bodies = new BodyReader(given.knowledge.agencies, given.lexicon, given.table)
  const years = new YearReader(given)
  const tables = readTables(given, years, bodies, new AssignmentReader(given, bodies))
  const world = { ...given, sentences: given.sentences.filter(({ block }) => !tables.isRead(block)) }
  const timeline = new Timeline(world, years)
  const modes = sentenceModes(world, timeline, new AheadReader(world, years))
  const writer = new RecordWriter(world)
  const sections = writer.sections()
  const answering = new AssignmentReader(world, bodies).readAll()
  const duties = inOrder(answering.drafts, tables.assignments)
  const assignments = writer.assignments(duties, bodies)
  const goalDrafts = readGoals(world, timeline, modes)
  const goals = writer.goals(goalDrafts)
  const collector = new IndicatorCollector(world, {
    tables,
    goals: new GoalLinks(goalDrafts, goals),
    agencies: new AgencyLinks(duties, assignments),
    timeline,
    writer,
  })
  for (const sentence of world.sentences) {
    const mode = modes.get(sentence)
    collector.take(sentence, mode)
    for (const bracket of sentence.brackets) if (!namesAgencies(bracket)) collector.take(bracket, mode)
  }
  const indicators = collector.finish()
  const brackets = answering.residue.map(({ span, section }) =>
    writer.residue('responsibility', 'unclaimed', span, section),
  )
  const residue = [...brackets, ...collector.residue].toSorted((a, b) => a.span.start - b.span.start)
  const byGoal = new Map<string, string[]>(goals.map(({ id }) => [id, []]))
  for (const { goal, id } of indicators) if (goal !== null) byGoal.get(goal)?.push(id)
  for (const [index, goal] of goals.entries()) goals[index] = { ...goal, indicators: byGoal.get(goal.id) ?? [] }
  return { sections, goals, indicators, agencies: writer.agencies(assignments), assignments, residue }
}

/** Assignments as read, those of tables in their places. */
function inOrder(drafts: readonly AssignmentDraft[], ofTables: readonly AssignmentDraft[]): readonly AssignmentDraft[] {
  if (ofTables.length === 0) return drafts
  return [...drafts, ...ofTables].toSorted((a, b) => a.span.start - b.span.start)
}

/** Told of a text that holds no record. */
export const NOTHING_FOUND = {
  code: 'nothing-found',
  severity: 'warning' as const,
  message: 'no goal, indicator or assignment was found',
  hint: 'is this a policy text? `document.skipped` says what was left out',
}
