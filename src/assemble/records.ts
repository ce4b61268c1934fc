import { createHash } from 'node:crypto'
import type { Assignment, Agency, Goal, Indicator, Residue, SectionRecord } from '../core/extraction.ts'
import type { SourceSpan, Span } from '../core/span.ts'
import type { AssignmentDraft } from './assignments.ts'
import type { BodyReader } from './agencies.ts'
import type { Assembling } from './context.ts'
import type { GoalDraft } from './goals.ts'
import { headingWords, IdMaker, stableId } from './ids.ts'

/** Records under way, all in normalized offsets until they are written here. */
export class RecordWriter {
  readonly #world: Assembling
  readonly #ids = new IdMaker()
  readonly #sectionIds = new Map<number, string>()

  constructor(world: Assembling) {
    this.#world = world
  }

  locate(span: Span): SourceSpan {
    return this.#world.locator.locate(span)
  }

  textOf(span: Span): string {
    return this.#world.text.slice(span.start, span.end)
  }

  makeId(prefix: string, parts: readonly (string | null)[]): string {
    return this.#ids.make(prefix, parts)
  }

  sectionId(section: number | null): string | null {
    return section === null ? null : (this.#sectionIds.get(section) ?? null)
  }

  /** The words of the nearest heading, for ids. */
  heading(section: number | null): string | null {
    return section === null ? null : headingWords(this.#world.outline.sections[section]?.title ?? '')
  }

  sections(): SectionRecord[] {
    const { sections } = this.#world.outline
    const paths: string[] = []
    return sections.map((section) => {
      const above = section.parent === null ? null : (paths[section.parent] ?? null)
      const mark = section.number.trim()
      const path = above === null || above === '' ? mark : mark === '' ? above : `${above}/${mark}`
      paths[section.index] = path
      const parent = this.sectionId(section.parent)
      const id = this.makeId('sec', [parent, headingWords(section.title)])
      this.#sectionIds.set(section.index, id)
      const { level, number, title } = section
      return { id, parent, level, number: number.trim(), title, path, span: this.locate(section.span) }
    })
  }

  assignments(drafts: readonly AssignmentDraft[], bodies: BodyReader): Assignment[] {
    const { region } = this.#world.outline.facts
    return drafts.map((draft) => ({
      id: this.makeId('asg', [this.heading(draft.section)]),
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
    return drafts.map((draft) => ({
      id: this.makeId('goal', [this.heading(draft.section), headingWords(draft.statement).slice(0, 12)]),
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

  /** Ids of an indicator: one for the mention, one for the quantity it is a mention of. */
  indicatorIds(draft: Pick<Indicator, 'name' | 'scope' | 'change'>, dimension: string, section: number | null): { id: string; key: string } {
    const what = [draft.name, dimension, draft.scope, draft.change]
    return { id: this.makeId('ind', [...what, this.heading(section)]), key: stableId('key', what) }
  }
}

/** SHA-256 of a text as UTF-8, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
