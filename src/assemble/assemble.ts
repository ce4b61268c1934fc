import type { Extraction, Horizon, Indicator } from '../core/extraction.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, SignatureTest } from '../core/token.ts'
import { BodyReader } from './agencies.ts'
import { type AssignmentDraft, AssignmentReader } from './assignments.ts'
import { type Assembling } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import { readGoals } from './goals.ts'
import { IndicatorReader } from './indicators.ts'
import { AgencyLinks, GoalLinks, type RecordLinks } from './links.ts'
import { type SentenceMode, sentenceModes } from './modes.ts'
import { NameMaker } from './names.ts'
import { type IndicatorIds, type Measured, RecordWriter } from './records.ts'
import { roleOf } from './roles.ts'
import { measuredInTable, tableRecord } from './tables/records.ts'
import { readTables } from './tables/tables.ts'
import { Timeline } from './timeline.ts'
import { baseOf, valueOf } from './values.ts'

/** The record lists of an extraction. */
export type Records = Pick<Extraction, 'sections' | 'goals' | 'indicators' | 'agencies' | 'assignments' | 'residue'>

/** Matches → records: names, roles, deadlines, links, ids. Pure; the same analysis gives the same records. */
export function assemble(given: Assembling): Records {
  const bodies = new BodyReader(given.knowledge.agencies, given.lexicon, given.table)
  const tables = readTables(given, new Timeline(given), bodies, new AssignmentReader(given, bodies))
  const world = { ...given, sentences: given.sentences.filter(({ block }) => !tables.isRead(block)) }
  const timeline = new Timeline(world)
  const modes = sentenceModes(world, timeline)
  const writer = new RecordWriter(world)
  const sections = writer.sections()
  const answering = new AssignmentReader(world, bodies).readAll()
  const duties = inOrder(answering.drafts, tables.assignments)
  const assignments = writer.assignments(duties, bodies)
  const goalDrafts = readGoals(world, timeline, modes)
  const goals = writer.goals(goalDrafts)
  const goalLinks = new GoalLinks(goalDrafts, goals)
  const agencyLinks = new AgencyLinks(duties, assignments)
  const reader = new IndicatorReader(world, new NameMaker(world.knowledge.names, world.lexicon, world.table))
  const residue = answering.residue.map(({ span, section }) =>
    writer.residue('responsibility', 'unclaimed', span, section),
  )
  const found: Found[] = []
  const waiting = [...tables.indicators]
  const takeTables = (before: number): void => {
    while (waiting[0] !== undefined && waiting[0].start < before) {
      const { table, section, indicators: items, unread } = waiting.shift()!
      for (const item of items) {
        const agencies = agencyLinks.ofCell({ table, index: item.named.index }) ?? agencyLinks.ofSection(section)
        const links = { goal: goalLinks.idAt(item.span), agencies }
        const measured = measuredInTable(item, section)
        found.push({ measured, write: (ids) => tableRecord(item, ids, section, links, { writer, timeline }) })
      }
      for (const { span } of unread) residue.push(writer.residue('quantity', 'unclaimed', span, section))
    }
  }
  const isOwed = owed(world.table)
  let last: IndicatorDraft | undefined
  for (const [sentence, mode] of withBrackets(world.sentences, modes)) {
    takeTables(sentence.span.start)
    const drafts = reader.read(sentence, sentence.block === last?.sentence.block ? [last.name] : [])
    last = drafts.at(-1) ?? last
    for (const draft of drafts) {
      const role = roleOf(draft, world, timeline, mode, found.at(-1)?.measured.role)
      const measured = measuredInProse(draft, narrower(draft.scope, world), role)
      const horizon = tables.deadlineOf(sentence.block) ?? goalLinks.horizonAt(draft.span)
      const links = { goal: goalLinks.idAt(draft.span), agencies: agencyLinks.of(draft) }
      found.push({ measured, write: (ids) => toRecord(draft, measured, ids, writer, timeline, links, horizon) })
    }
    for (const span of unclaimed(sentence, drafts, isOwed)) {
      residue.push(writer.residue('quantity', 'unclaimed', span, sentence.block.section))
    }
  }
  takeTables(Infinity)
  const ids = writer.indicatorIds(found.map(({ measured }) => measured))
  const indicators = found.map(({ write }, index) => write(ids[index] as IndicatorIds))
  const byGoal = new Map<string, string[]>(goals.map(({ id }) => [id, []]))
  for (const { goal, id } of indicators) if (goal !== null) byGoal.get(goal)?.push(id)
  for (const [index, goal] of goals.entries()) goals[index] = { ...goal, indicators: byGoal.get(goal.id) ?? [] }
  residue.sort((a, b) => a.span.start - b.span.start)
  return { sections, goals, indicators, agencies: writer.agencies(assignments), assignments, residue }
}

/** An indicator that waits for its id. */
interface Found {
  readonly measured: Measured
  write(ids: IndicatorIds): Indicator
}

/** Assignments as read, those of tables in their places. */
function inOrder(drafts: readonly AssignmentDraft[], ofTables: readonly AssignmentDraft[]): readonly AssignmentDraft[] {
  if (ofTables.length === 0) return drafts
  return [...drafts, ...ofTables].toSorted((a, b) => a.span.start - b.span.start)
}

function measuredInProse(draft: IndicatorDraft, scope: string | null, role: Indicator['role']): Measured {
  const { name, change, per, quantity, sentence, span } = draft
  return {
    name,
    change: change as Indicator['change'],
    per,
    role,
    dimension: String(quantity['dimension'] ?? ''),
    scope,
    section: sentence.block.section,
    upTo: { start: sentence.span.start, end: span.end },
  }
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

function toRecord(
  draft: IndicatorDraft,
  { scope, role, change, section }: Measured,
  { id, key }: IndicatorIds,
  writer: RecordWriter,
  timeline: Timeline,
  links: RecordLinks,
  goalYear: Horizon | null,
): Indicator {
  const { sentence, quantity, span, name } = draft
  const committed = role === 'target' || role === 'criterion'
  const own = committed ? timeline.nearest(sentence, draft.at) : null
  const deadline = committed
    ? (own ?? goalYear ?? timeline.ofBlock(sentence) ?? timeline.ofSection(section) ?? timeline.end)
    : null
  const isRange = typeof quantity['min'] === 'number'
  const comparator = (isRange ? 'between' : String(quantity['comparator'] ?? '=')) as Indicator['comparator']
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
function unclaimed({ tokens }: SentenceAnalysis, drafts: readonly IndicatorDraft[], isOwed: SignatureTest): Span[] {
  const spans: Span[] = []
  for (let place = 0; place < tokens.length; place++) {
    const { sig, start, end } = tokens[place]!
    if (!isOwed(sig)) continue
    const taken = drafts.some(
      ({ at, match }) => at === place || match.captures['base']?.some(({ from }) => from === place) === true,
    )
    if (!taken) spans.push({ start, end })
  }
  return spans
}

/** Tests for quantities that an indicator should take. */
function owed(table: ClassTable): SignatureTest {
  const isQuantity = table.test(['quantity'])
  const isReference = table.test(['measure.reference'])
  return (sig) => isQuantity(sig) && !isReference(sig)
}
