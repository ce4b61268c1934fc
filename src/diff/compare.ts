import type { Change, ComparedDocument, DocumentDifference } from '../core/difference.ts'
import type { Extraction } from '../core/extraction.ts'
import { agencyChanges } from './assignments.ts'
import { isExtension } from './deadlines.ts'
import { makeChange } from './draft.ts'
import { goalChanges } from './goals.ts'
import { indicatorChanges } from './indicator-changes.ts'
import { matchIndicators } from './indicators.ts'
import { matchSections } from './sections.ts'
import { Side, type Comparing } from './sides.ts'
import { taskChanges } from './tasks.ts'

/** One document of a comparison. */
export interface ComparedSide {
  readonly extraction: Extraction
  /** As the user named it. */
  readonly name: string
  /** The file on disk that spans point into, or null. */
  readonly file: string | null
}

/**
 * What changed in the promises of a document from one version to the next. Pure: the same two extractions give the same
 * changes, in the order of the new text (what is gone stands where its task is).
 */
export function compareDocuments(
  old: ComparedSide,
  fresh: ComparedSide,
  path: string | null = null,
): DocumentDifference {
  const { extraction: a } = old
  const { extraction: b } = fresh
  const rulesChanged = a.generator.rules !== b.generator.rules
  const schemaChanged = (a.schemaVersion as string) !== b.schemaVersion
  const changes = changesBetween(a, b, rulesChanged)
  return {
    path,
    status: changes.length === 0 ? 'same' : 'changed',
    old: comparedDocument(old),
    new: comparedDocument(fresh),
    rulesChanged,
    schemaChanged,
    changes,
    failure: null,
  }
}

/** A document that stands on one side only. */
export function oneSided(side: ComparedSide, which: 'old' | 'new', path: string): DocumentDifference {
  const { extraction } = side
  const subject = extraction.document.title ?? path
  const here = { id: null, value: path, text: subject, span: null }
  const change: Change = {
    kind: which === 'new' ? 'document-added' : 'document-removed',
    severity: which === 'new' ? 'info' : 'error',
    cause: 'document',
    subject,
    section: null,
    match: null,
    old: which === 'old' ? here : null,
    new: which === 'new' ? here : null,
    at: null,
    also: [],
    highlight: null,
  }
  const own = comparedDocument(side)
  const [old, fresh] = which === 'old' ? [own, null] : [null, own]
  return {
    path,
    status: 'changed',
    old,
    new: fresh,
    rulesChanged: false,
    schemaChanged: false,
    changes: [change],
    failure: null,
  }
}

/** A pair that could not be compared. */
export function failedPair(path: string, failure: string): DocumentDifference {
  return {
    path,
    status: 'error',
    old: null,
    new: null,
    rulesChanged: false,
    schemaChanged: false,
    changes: [],
    failure,
  }
}

function comparedDocument({ extraction, name, file }: ComparedSide): ComparedDocument {
  const { schemaVersion, generator, document } = extraction
  return { name, title: document.title, schemaVersion, generator: generator.version, rules: generator.rules, file }
}

function changesBetween(a: Extraction, b: Extraction, rulesChanged: boolean): Change[] {
  const [old, fresh] = [new Side(a), new Side(b)]
  const sectionMatches = matchSections(old, fresh)
  const world: Comparing = {
    old,
    new: fresh,
    sections: {
      newOf: new Map(sectionMatches.map((match) => [match.old, match.new])),
      oldOf: new Map(sectionMatches.map((match) => [match.new, match.old])),
    },
  }
  const matches = matchIndicators(world)
  const found = indicatorChanges(world, matches, rulesChanged)
  const changes = [
    ...periodChange(world),
    ...taskChanges(world, sectionMatches, found),
    ...goalChanges(world, matches, found),
    ...found.changes,
    ...agencyChanges(world),
  ]
  const isSameSource = a.document.sha256 === b.document.sha256
  const explained =
    rulesChanged && isSameSource ? changes.map((change) => ({ ...change, cause: 'rules' as const })) : changes
  return explained.map(softened).toSorted((x, y) => placeIn(x) - placeIn(y))
}

/** What only the rules explain is worth knowing and nobody's fault. */
function softened(change: Change): Change {
  return change.cause === 'rules' ? { ...change, severity: 'info' } : change
}

function placeIn(change: Change): number {
  return (
    change.new?.span?.start ?? change.at?.start ?? (change.kind === 'document-period' ? -1 : Number.MAX_SAFE_INTEGER)
  )
}

/** Another period, or another year of a yearly report; a plan that begins as before and ends later is a delay. */
function periodChange(world: Comparing): Change[] {
  const [a, b] = [world.old.extraction.document, world.new.extraction.document]
  const both = a.period !== null && b.period !== null
  const [from, to] = both ? [span(a.period!), span(b.period!)] : [world.old.publishedIn, world.new.publishedIn]
  if (from === to || from === null || to === null) return []
  const isDelayed = isExtension(world) && b.period!.to > a.period!.to
  const sides = {
    old: { id: null, value: from, text: a.title ?? '', span: null },
    new: { id: null, value: to, text: b.title ?? '', span: null },
  }
  const severity = isDelayed ? ('error' as const) : ('info' as const)
  return [
    makeChange(world, 'document-period', {
      subject: b.title ?? '',
      sections: { old: null, new: null },
      ...sides,
      severity,
    }),
  ]
}

function span({ from, to }: { from: number; to: number }): string {
  return `${from}–${to}`
}
