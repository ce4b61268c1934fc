import type { ChangeSide, ChangedValue } from '../core/difference.ts'
import type { Extraction, Indicator, SectionRecord } from '../core/extraction.ts'
import type { SourceSpan } from '../core/span.ts'

/** One extraction, with its sections found by id and by place. */
export class Side {
  readonly extraction: Extraction
  readonly #places: ReadonlyMap<string, number>

  constructor(extraction: Extraction) {
    this.extraction = extraction
    this.#places = new Map(extraction.sections.map(({ id }, index) => [id, index]))
  }

  /** Index of a section in reading order, or null. */
  placeOf(section: string | null): number | null {
    return section === null ? null : (this.#places.get(section) ?? null)
  }

  sectionAt(place: number | null): SectionRecord | null {
    return place === null ? null : (this.extraction.sections[place] ?? null)
  }

  sectionLabel(section: string | null): { path: string; title: string } | null {
    const found = this.sectionAt(this.placeOf(section))
    return found === null ? null : { path: found.path, title: found.title }
  }

  /** The year the document as a whole is for: the end of its period, else the year it is from. */
  get horizon(): number | null {
    return this.extraction.document.period?.to ?? this.publishedIn
  }

  /** The year it is from. */
  get publishedIn(): number | null {
    const { publishedOn } = this.extraction.document
    return publishedOn === null ? null : Number(publishedOn.slice(0, 4))
  }

  /** How far into the document a place stands, 0 to 1. */
  progress({ start }: SourceSpan): number {
    return start / Math.max(1, this.extraction.document.characters)
  }
}

/** Which sections of the two documents are one, by index in reading order. */
export interface SectionPairs {
  readonly newOf: ReadonlyMap<number, number>
  readonly oldOf: ReadonlyMap<number, number>
}

/** What all comparisons of records look at. */
export interface Comparing {
  readonly old: Side
  readonly new: Side
  readonly sections: SectionPairs
}

/** The new place of an old section (null stays null); undefined when it is gone. */
export function newPlace(world: Comparing, oldSection: string | null): number | null | undefined {
  const place = world.old.placeOf(oldSection)
  return place === null ? null : world.sections.newOf.get(place)
}

/** Are the two sections one? Texts before the first heading are. */
export function isSameSection(world: Comparing, oldSection: string | null, newSection: string | null): boolean {
  return newPlace(world, oldSection) === world.new.placeOf(newSection)
}

/** A record's side of a change. */
export function sideOf(record: { id: string; text: string; span: SourceSpan }, value: ChangedValue): ChangeSide {
  return { id: record.id, value, text: record.text, span: record.span }
}

/** Does the record promise something, or set a condition, rather than report or count? */
export function isCommitted({ role }: Pick<Indicator, 'role'>): boolean {
  return role === 'target' || role === 'criterion'
}
