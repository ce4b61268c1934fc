import type { AnnotatedDocument, Quoted } from '../../core/annotated.ts'
import type { Extraction, SectionRecord } from '../../core/extraction.ts'
import type { Layout } from '../../core/layout.ts'
import type { PlacedSpan, SourceSpan } from '../../core/span.ts'
import { html, type Html } from '../markup/html.ts'
import { say, tipped } from '../markup/wording.ts'

const NO_LAYOUT: Layout = { headings: [], tables: [], places: [], dropped: [] }

/** A place of the text shown: of an HTML file, that is the text taken from it. */
export function inText(span: SourceSpan): PlacedSpan {
  return span.extracted ?? span
}

/** A document of the report, with its records found by id. */
export class ReportDocument {
  readonly extraction: Extraction
  readonly text: string
  readonly layout: Layout
  readonly quantities: readonly Quoted[]
  /** Begins the ids of everything that belongs to the document. */
  readonly key: string
  readonly #sections: ReadonlyMap<string, number>
  readonly #agencies: ReadonlyMap<string, number>
  #last: readonly number[] | undefined

  constructor({ source, extraction, quantities }: AnnotatedDocument, index: number) {
    this.extraction = extraction
    this.text = source.text
    this.layout = source.layout ?? NO_LAYOUT
    this.quantities = quantities
    this.key = String(index)
    this.#sections = new Map(extraction.sections.map(({ id }, at) => [id, at]))
    this.#agencies = new Map(extraction.agencies.map(({ id }, at) => [id, at]))
  }

  get title(): string {
    return this.extraction.document.title ?? this.extraction.document.name
  }

  /** The key of a record, unlike all others in the page. */
  record(id: string): string {
    return `${this.key}-${id}`
  }

  residue(index: number): string {
    return `${this.key}-residue-${index}`
  }

  /** Place of a section in reading order; -1 before the first heading. */
  sectionIndex(id: string | null): number {
    return id === null ? -1 : (this.#sections.get(id) ?? -1)
  }

  /** The last section below the one at a place (itself, if there is none): sections stand in reading order. */
  lastBelow(index: number): number {
    this.#last ??= lastBelow(this.extraction.sections, this.#sections)
    return this.#last[index] ?? index
  }

  section(id: string | null): SectionRecord | null {
    return this.extraction.sections[this.sectionIndex(id)] ?? null
  }

  agencyIndex(id: string): number | undefined {
    return this.#agencies.get(id)
  }

  agencyName(id: string): string {
    return this.extraction.agencies[this.agencyIndex(id) ?? -1]?.name ?? id
  }

  /** What the filters look at: kind, role, section and bodies of a row, by their places in the lists. */
  filterable(of: {
    readonly kind: string
    readonly section: string | null
    readonly role?: string
    readonly agencies?: readonly string[]
  }): Html {
    const agencies = (of.agencies ?? []).map((id) => this.agencyIndex(id) ?? '').join(' ')
    return html`data-k="${of.kind}" data-s="${this.sectionIndex(of.section)}" data-group="${of.role ?? ''}"
    data-tags="${agencies}"`
  }

  /** The link from a record to where it stands. */
  toText(record: string, span: SourceSpan): Html {
    return placeLink(`m-${record}`, span)
  }

  /** The link to a place that has no record. */
  toLine(span: SourceSpan): Html {
    return placeLink(`l-${this.key}-${inText(span).line}`, span)
  }

  /** The way down to a section: marks and the words of its own heading. */
  path(section: string | null): Html | null {
    const found = this.section(section)
    if (found === null) return null
    return html`<div class="path">${found.path} ${found.title}</div>`
  }
}

/** A link named after the page it stands on, where the file has pages, else after the line. */
function placeLink(target: string, span: SourceSpan): Html {
  const { line } = inText(span)
  const words = span.page === undefined ? line : say('page', span.page)
  return html`<a class="go" href="#${target}" ${tipped('to-text', line)}>${words}</a>`
}

function lastBelow(sections: readonly SectionRecord[], places: ReadonlyMap<string, number>): number[] {
  const last = sections.map((_, index) => index)
  for (let index = sections.length - 1; index >= 0; index--) {
    const above = places.get((sections[index] as SectionRecord).parent ?? '')
    if (above !== undefined) last[above] = Math.max(last[above] as number, last[index] as number)
  }
  return last
}
