import type { Extraction, SectionRecord } from '../../core/extraction.ts'

/** Where rows come from. */
export interface DocumentContext {
  /** Joins the tables; no two documents of a run have the same. */
  readonly id: string
  /** The file as the user named it; null for a text that came without one. */
  readonly source: string | null
}

/** What rows of all tables say of the document they come from, found once for each table. */
export interface DocumentFrame {
  readonly id: string
  readonly source: string | null
  readonly document: Extraction['document']
  /** The year the document speaks in. */
  readonly year: number | null
  readonly section: (id: string | null) => SectionRecord | undefined
  /** Full name of a body of the registry. */
  readonly agency: (id: string) => string | undefined
}

export function documentFrame(extraction: Extraction, { id, source }: DocumentContext): DocumentFrame {
  const { document } = extraction
  const sections = new Map(extraction.sections.map((section) => [section.id, section]))
  const agencies = new Map(extraction.agencies.map((agency) => [agency.id, agency.fullName]))
  return {
    id,
    source,
    document,
    year: document.publishedOn === null ? (document.period?.from ?? null) : Number(document.publishedOn.slice(0, 4)),
    section: (sectionId) => (sectionId === null ? undefined : sections.get(sectionId)),
    agency: (agencyId) => agencies.get(agencyId),
  }
}
