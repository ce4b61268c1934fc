import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Extraction, Indicator } from '../core/extraction.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, SignatureTest } from '../core/token.ts'
import type { Assembling } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import { IndicatorReader } from './indicators.ts'
import type { AgencyLinks, GoalLinks } from './links.ts'
import type { SentenceMode } from './modes.ts'
import { NameMaker } from './names.ts'
import { openingPlace } from './opening-place.ts'
import { measuredInProse, proseRecord } from './prose-records.ts'
import type { IndicatorIds, Measured, RecordWriter } from './records.ts'
import { isReport, roleOf } from './roles.ts'
import { measuredInTable, tableRecord } from './tables/records.ts'
import type { FoundTable, TableReading } from './tables/tables.ts'
import type { Timeline } from './timeline.ts'

interface Tools {
  readonly tables: TableReading
  readonly goals: GoalLinks
  readonly agencies: AgencyLinks
  readonly timeline: Timeline
  readonly writer: RecordWriter
}

/** An indicator that waits for its id. */
interface Found {
  readonly measured: Measured
  write(ids: IndicatorIds): Indicator
}

/** Takes the indicators of sentences and tables in reading order; ids are made when all are known. */
export class IndicatorCollector {
  /** Quantities that no indicator took. */
  readonly residue: Extraction['residue'] = []
  readonly #world: Assembling
  readonly #tools: Tools
  readonly #reader: IndicatorReader
  readonly #isOwed: SignatureTest
  readonly #waiting: FoundTable[]
  readonly #found: Found[] = []
  #last: IndicatorDraft | undefined

  constructor(world: Assembling, tools: Tools) {
    this.#world = world
    this.#tools = tools
    this.#reader = new IndicatorReader(world, new NameMaker(world.knowledge.names, world.lexicon, world.table))
    this.#isOwed = owed(world.table)
    this.#waiting = [...tools.tables.indicators]
  }

  /** The next sentence, after the tables before it. */
  take(sentence: SentenceAnalysis, mode: SentenceMode | undefined): void {
    this.#takeTables(sentence.span.start)
    const { tables, goals, agencies, timeline, writer } = this.#tools
    const before = sentence.block === this.#last?.sentence.block ? [this.#last.name] : []
    const drafts = this.#reader.read(sentence, before)
    this.#last = drafts.at(-1) ?? this.#last
    for (const draft of drafts) {
      const role = roleOf(draft, this.#world, timeline, mode, this.#found.at(-1)?.measured.role)
      const measured = measuredInProse(
        draft,
        narrower(draft.scope ?? openingPlace(sentence, draft.at, this.#world), this.#world),
        role,
      )
      const horizon = tables.deadlineOf(sentence.block) ?? goals.horizonAt(draft.span)
      // What selected something that is so (年收入超过10万元的村达到30个) had no time to be reached by.
      const isDue = role === 'target' || (role === 'criterion' && !isReport(draft, this.#world, timeline, mode))
      const around = { goal: goals.idAt(draft.span), agencies: agencies.of(draft), horizon, isDue }
      this.#found.push({ measured, write: (ids) => proseRecord(draft, measured, ids, around, { writer, timeline }) })
    }
    for (const span of unclaimed(sentence, drafts, this.#isOwed)) this.#leave(span, sentence.block.section)
  }

  /** All indicators, with those of the tables behind the last sentence. */
  finish(): Indicator[] {
    this.#takeTables(Infinity)
    const ids = this.#tools.writer.indicatorIds(this.#found.map(({ measured }) => measured))
    return this.#found.map(({ write }, index) => write(ids[index] as IndicatorIds))
  }

  #takeTables(before: number): void {
    while (this.#waiting[0] !== undefined && this.#waiting[0].start < before) this.#takeTable(this.#waiting.shift()!)
  }

  #takeTable({ table, section, indicators, unread }: FoundTable): void {
    const { goals, agencies, timeline, writer } = this.#tools
    for (const item of indicators) {
      const bodies = agencies.ofCell({ table, index: item.named.index }) ?? agencies.ofSection(section)
      const links = { goal: goals.idAt(item.span), agencies: bodies }
      const measured = measuredInTable(item, section)
      this.#found.push({ measured, write: (ids) => tableRecord(item, ids, section, links, { writer, timeline }) })
    }
    for (const { span } of unread) this.#leave(span, section)
  }

  #leave(span: Span, section: number | null): void {
    this.residue.push(this.#tools.writer.residue('quantity', 'unclaimed', span, section))
  }
}

/** The document's own place is no scope. */
function narrower(scope: string | null, world: Assembling): string | null {
  const whole = world.outline.facts.region?.name
  return scope !== null && whole?.startsWith(scope) === true ? null : scope
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
