import type { Assignment, Agency, Goal, Indicator, Residue, SectionRecord } from '../core/extraction.ts'
import type { SourceSpan, Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { AssignmentDraft } from './assignments.ts'
import type { BodyReader } from './agencies.ts'
import type { Assembling } from './context.ts'
import type { GoalDraft } from './goals.ts'
import { distinctIds, headingWords, IdMaker, nameWords, stableId } from './ids.ts'

/** How much of a statement or paragraph stands for it in an id. */
const OPENING = 12

const LINE_ENDS = ['\n', '\r']
/** How much of the text around a record may tell it from others, in UTF-16 code units. */
const REACH = 200

/** What the id of an indicator is made from. */
export interface Measured extends Pick<Indicator, 'name' | 'change' | 'per' | 'role'> {
  readonly dimension: string
  /** Where it is narrower than the document. */
  readonly scope: string | null
  /** Index of the section it stands in. */
  readonly section: number | null
  /** From the start of its sentence, or the name in its row, to its own end. */
  readonly upTo: Span
}

/** One id for the mention, and one for the quantity it is a mention of. */
export interface IndicatorIds {
  readonly id: string
  readonly key: string
}

/** Records under way, all in normalized offsets until they are written here. */
export class RecordWriter {
  readonly #world: Assembling
  readonly #sectionIds = new Map<number, string>()
  readonly #headings = new Map<number, string>()
  /** In reading order. */
  #quantities: readonly Span[] | undefined
  /** A stretch that begins a line and does not end it. */
  #line: Span = { start: 0, end: 0 }

  constructor(world: Assembling) {
    this.#world = world
  }

  locate(span: Span): SourceSpan {
    return this.#world.locator.locate(span)
  }

  textOf(span: Span): string {
    return this.#world.text.slice(span.start, span.end)
  }

  sectionId(section: number | null): string | null {
    return section === null ? null : (this.#sectionIds.get(section) ?? null)
  }

  /** The words of the nearest heading, for ids. */
  heading(section: number | null): string | null {
    const found = section === null ? undefined : this.#world.outline.sections[section]
    if (section === null || found === undefined) return null
    const known = this.#headings.get(section) ?? this.#words(found.heading, found.title)
    this.#headings.set(section, known)
    return known
  }

  /** Words of a span, or of a text that stands in it, without the quantities: a task may be called after its figure. */
  #words({ start, end }: Span, text = this.textOf({ start, end })): string {
    this.#quantities ??= quantitiesOf(this.#world)
    const inside: Span[] = []
    for (let at = firstFrom(this.#quantities, start); at < this.#quantities.length; at++) {
      const quantity = this.#quantities[at] as Span
      if (quantity.start >= end) break
      if (quantity.end <= end) inside.push(quantity)
    }
    return headingWords(inside.reduce((words, token) => words.replace(this.textOf(token), ''), text))
  }

  sections(): SectionRecord[] {
    const { sections } = this.#world.outline
    const paths: string[] = []
    const ids = new IdMaker()
    return sections.map((section) => {
      const above = section.parent === null ? null : (paths[section.parent] ?? null)
      const mark = section.number.trim()
      const path = above === null || above === '' ? mark : mark === '' ? above : `${above}/${mark}`
      paths[section.index] = path
      const parent = this.sectionId(section.parent)
      const id = ids.make('sec', [parent, this.#words(section.heading, section.title)])
      this.#sectionIds.set(section.index, id)
      const { level, number, title } = section
      return { id, parent, level, number: number.trim(), title, path, span: this.locate(section.span) }
    })
  }

  assignments(drafts: readonly AssignmentDraft[], bodies: BodyReader): Assignment[] {
    const { region } = this.#world.outline.facts
    const ids = distinctIds(
      'asg',
      drafts.map(({ section, span, about }) => ({
        parts: [this.heading(section), ...(about === undefined ? [] : [headingWords(about)])],
        distinctions: [() => this.#words(opening(this.#lineBefore(span))).slice(0, OPENING)],
      })),
    )
    return drafts.map((draft, index) => ({
      id: ids[index] ?? '',
      section: this.sectionId(draft.section),
      agencies: draft.mentions.map(({ name, kind, role, span }) => {
        const fullName = bodies.fullName(name, region)
        return { agency: stableId('agc', [fullName]), name, fullName, kind, role, span: this.locate(span) }
      }),
      span: this.locate(draft.span),
      text: this.textOf(draft.span),
      rule: draft.rule,
    }))
  }

  /** The registry: each body once, in order of first mention. */
  agencies(assignments: readonly Assignment[]): Agency[] {
    const registry = new Map<string, Agency>()
    for (const { agencies } of assignments) {
      for (const { agency: id, name, fullName, kind, role } of agencies) {
        const known = registry.get(id) ?? { id, name, fullName, kind, lead: 0, support: 0, responsible: 0 }
        known[role]++
        registry.set(id, known)
      }
    }
    return [...registry.values()]
  }

  goals(drafts: readonly GoalDraft[]): Goal[] {
    const ids = distinctIds(
      'goal',
      drafts.map(({ section, statement, span }) => {
        const words = this.#words(span, statement)
        return { parts: [this.heading(section), words.slice(0, OPENING)], distinctions: [() => words] }
      }),
    )
    return drafts.map((draft, index) => ({
      id: ids[index] ?? '',
      statement: draft.statement,
      horizon: draft.horizon,
      section: this.sectionId(draft.section),
      indicators: [],
      span: this.locate(draft.span),
      text: this.textOf(draft.span).trim(),
      rule: draft.rule,
    }))
  }

  residue(kind: Residue['kind'], reason: string, span: Span, section: number | null): Residue {
    return { kind, text: this.textOf(span), reason, section: this.sectionId(section), span: this.locate(span) }
  }

  /**
   * Ids of indicators, in order. Mentions of one quantity under one heading are told apart by what they say: a promise
   * from a report, a yearly rate from a total, then the words of the sentence up to them.
   */
  indicatorIds(found: readonly Measured[]): IndicatorIds[] {
    const whats = found.map(({ name, dimension, scope, change }) => [nameWords(name), dimension, scope, change])
    const ids = distinctIds(
      'ind',
      found.map(({ section, role, per, upTo }, index) => ({
        parts: [...(whats[index] ?? []), this.heading(section)],
        distinctions: [
          () => (role === 'target' || role === 'criterion' ? null : role),
          () => per,
          () => this.#words(nearest(upTo)),
        ],
      })),
    )
    return whats.map((what, index) => ({ id: ids[index] ?? '', key: stableId('key', what) }))
  }

  /** The stretch from the start of the line to a span. */
  #lineBefore({ start: end }: Span): Span {
    const { text } = this.#world
    let start = end
    // A line may be as long as the document: what was walked over for the span before is not walked over again.
    while (start > 0 && start !== this.#line.end && !LINE_ENDS.includes(text[start - 1]!)) start--
    if (start === this.#line.end) start = this.#line.start
    this.#line = { start, end }
    return this.#line
  }
}

/** As much of a stretch as tells it from others, counted from its end; a sentence may be as long as a document. */
function nearest({ start, end }: Span): Span {
  return { start: Math.max(start, end - REACH), end }
}

/** The same, counted from its start. */
function opening({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + REACH) }
}

function quantitiesOf({ sentences, table }: Assembling): Token[] {
  const isQuantity = table.test(['quantity'])
  const found: Token[] = []
  for (const { tokens } of sentences) for (const token of tokens) if (isQuantity(token.sig)) found.push(token)
  return found
}

/** Index of the first span, of spans in reading order, that starts at or after an offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle] as Span).start < offset) low = middle + 1
    else high = middle
  }
  return low
}
