import type { Extraction, Horizon, Indicator } from '../core/extraction.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Span } from '../core/span.ts'
import { BodyReader } from './agencies.ts'
import { AssignmentReader } from './assignments.ts'
import { type Assembling } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import { readGoals } from './goals.ts'
import { IndicatorReader } from './indicators.ts'
import { AgencyLinks, GoalLinks } from './links.ts'
import { type SentenceMode, sentenceModes } from './modes.ts'
import { NameMaker } from './names.ts'
import { type IndicatorIds, type Measured, RecordWriter } from './records.ts'
import { roleOf } from './roles.ts'
import { Timeline } from './timeline.ts'
import { baseOf, valueOf } from './values.ts'

/** The record lists of an extraction. */
export type Records = Pick<Extraction, 'sections' | 'goals' | 'indicators' | 'agencies' | 'assignments' | 'residue'>

/** Matches → records: names, roles, deadlines, links, ids. Pure; the same analysis gives the same records. */
export function assemble(world: Assembling): Records {
  const timeline = new Timeline(world)
  const modes = sentenceModes(world, timeline)
  const writer = new RecordWriter(world)
  const sections = writer.sections()
  const bodies = new BodyReader(world.knowledge.agencies, world.lexicon, world.table)
  const answering = new AssignmentReader(world, bodies).readAll()
  const assignments = writer.assignments(answering.drafts, bodies)
  const goalDrafts = readGoals(world, timeline, modes)
  const goals = writer.goals(goalDrafts)
  const goalLinks = new GoalLinks(goalDrafts, goals)
  const agencyLinks = new AgencyLinks(answering.drafts, assignments)
  const reader = new IndicatorReader(world, new NameMaker(world.knowledge.names, world.lexicon, world.table))
  const residue = answering.residue.map(({ span, section }) =>
    writer.residue('responsibility', 'unclaimed', span, section),
  )
  const found: Measured[] = []
  let last: IndicatorDraft | undefined
  for (const [sentence, mode] of withBrackets(world.sentences, modes)) {
    const drafts = reader.read(sentence, sentence.block === last?.sentence.block ? [last.name] : [])
    last = drafts.at(-1) ?? last
    for (const draft of drafts) {
      const role = roleOf(draft, world, timeline, mode, found.at(-1)?.role)
      found.push({ draft, scope: narrower(draft.scope, world), role })
    }
    for (const span of unclaimed(world, sentence, drafts)) {
      residue.push(writer.residue('quantity', 'unclaimed', span, sentence.block.section))
    }
  }
  const ids = writer.indicatorIds(found)
  const indicators = found.map((measured, index) => {
    const { span } = measured.draft
    const links = { goal: goalLinks.idAt(span), agencies: agencyLinks.of(measured.draft) }
    return toRecord(measured, ids[index] as IndicatorIds, writer, timeline, links, goalLinks.horizonAt(span))
  })
  const byGoal = new Map<string, string[]>(goals.map(({ id }) => [id, []]))
  for (const { goal, id } of indicators) if (goal !== null) byGoal.get(goal)?.push(id)
  for (const [index, goal] of goals.entries()) goals[index] = { ...goal, indicators: byGoal.get(goal.id) ?? [] }
  residue.sort((a, b) => a.span.start - b.span.start)
  return { sections, goals, indicators, agencies: writer.agencies(assignments), assignments, residue }
}

/** Sentences and what stands in their brackets, in reading order, each with the mode of its sentence. */
function* withBrackets(
  sentences: readonly SentenceAnalysis[],
  modes: ReadonlyMap<SentenceAnalysis, SentenceMode>,
): Generator<readonly [SentenceAnalysis, SentenceMode | undefined]> {
  for (const sentence of sentences) {
    const mode = modes.get(sentence)
    yield [sentence, mode]
    for (const bracket of sentence.brackets) if ((bracket.matches['agency'] ?? []).length === 0) yield [bracket, mode]
  }
}

/** The document's own place is no scope. */
function narrower(scope: string | null, world: Assembling): string | null {
  const whole = world.outline.facts.region?.name
  return scope !== null && whole?.startsWith(scope) === true ? null : scope
}

interface Links {
  readonly goal: string | null
  readonly agencies: readonly string[]
}

function toRecord(
  { draft, scope, role }: Measured,
  { id, key }: IndicatorIds,
  writer: RecordWriter,
  timeline: Timeline,
  links: Links,
  goalYear: Horizon | null,
): Indicator {
  const { sentence, quantity, span, name } = draft
  const section = sentence.block.section
  const committed = role === 'target' || role === 'criterion'
  const own = committed ? timeline.nearest(sentence, draft.at) : null
  const deadline = committed ? (own ?? goalYear ?? timeline.ofSection(section) ?? timeline.end) : null
  const isRange = typeof quantity['min'] === 'number'
  const comparator = (isRange ? 'between' : String(quantity['comparator'] ?? '=')) as Indicator['comparator']
  const change = draft.change as Indicator['change']
  const { amount, min, max, unit } = valueOf(quantity)
  // Written out: spreading costs more here than all the rest of a record.
  return {
    id,
    key,
    name,
    comparator,
    amount,
    min,
    max,
    unit,
    base: baseOf(quantity),
    change,
    per: draft.per,
    baseline: draft.baseline,
    role,
    implied: false,
    nature: null,
    deadline,
    asOf: role === 'status' ? timeline.asOf(sentence, draft.at) : null,
    scope,
    section: writer.sectionId(section),
    goal: role === 'status' ? null : links.goal,
    agencies: [...links.agencies],
    span: writer.locate(span),
    text: writer.textOf(span),
    rule: draft.match.rule,
  }
}

/** Quantities that no indicator took. */
function unclaimed(world: Assembling, sentence: SentenceAnalysis, drafts: readonly IndicatorDraft[]): Span[] {
  const { table } = world
  const spans: Span[] = []
  sentence.tokens.forEach(({ sig, start, end }, place) => {
    if (!table.has(sig, 'quantity') || table.has(sig, 'measure.reference')) return
    const taken = drafts.some(
      ({ at, match }) => at === place || match.captures['base']?.some(({ from }) => from === place) === true,
    )
    if (!taken) spans.push({ start, end })
  })
  return spans
}
