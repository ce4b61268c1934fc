import { CHANGE_KINDS, type Change, type ChangeKind, type ChangeSide } from '../core/difference.ts'
import type { Severity } from '../core/diagnostic.ts'
import type { Comparing } from './sides.ts'

interface Draft {
  readonly subject: string
  /** Ids of the sections the record stands in. */
  readonly sections: { readonly old: string | null; readonly new: string | null }
  readonly old: ChangeSide | null
  readonly new: ChangeSide | null
  readonly severity?: Severity
  readonly match?: Change['match']
  readonly also?: readonly string[]
  readonly highlight?: Change['highlight']
  readonly cause?: Change['cause']
}

/** Fills in what follows from the kind and the place. */
export function makeChange(world: Comparing, kind: ChangeKind, draft: Draft): Change {
  const { subject, sections, old, new: fresh } = draft
  const oldPlace = world.old.placeOf(sections.old)
  const counterpart = oldPlace === null ? null : (world.sections.newOf.get(oldPlace) ?? null)
  const nowThere = world.new.sectionAt(counterpart)?.id ?? null
  const section = world.new.sectionLabel(sections.new ?? nowThere) ?? world.old.sectionLabel(sections.old)
  return {
    kind,
    severity: draft.severity ?? CHANGE_KINDS[kind],
    cause: draft.cause ?? 'document',
    subject,
    section,
    match: draft.match ?? null,
    old,
    new: fresh,
    at: fresh?.span ?? world.new.sectionAt(counterpart)?.span ?? null,
    also: draft.also ?? [],
    highlight: draft.highlight ?? null,
  }
}
