import { CHANGE_KINDS, type Change, type ChangedValue, type ChangeKind } from '../core/difference.ts'
import type { Severity } from '../core/diagnostic.ts'
import type { Extraction, Indicator } from '../core/extraction.ts'
import { deadlineChange } from './deadlines.ts'
import { makeChange } from './draft.ts'
import type { IndicatorMatch } from './indicators.ts'
import { quantityChanges, quantityOf } from './quantities.ts'
import { isCommitted, isSameSection, sideOf, type Comparing } from './sides.ts'
import { bareWords } from './similarity.ts'

/** Changes of indicators, and which of them changed, came, went or are worded otherwise, by index. */
export interface IndicatorChanges {
  readonly changes: readonly Change[]
  readonly touchedOld: ReadonlySet<number>
  readonly touchedNew: ReadonlySet<number>
}

/** What the rules alone can have changed where the words stayed: how a phrase is read. */
const READINGS: ReadonlySet<ChangeKind> = new Set([
  'indicator-raised',
  'indicator-lowered',
  'indicator-tightened',
  'indicator-loosened',
  'indicator-restated',
  'indicator-redefined',
  'indicator-renamed',
])

export function indicatorChanges(
  world: Comparing,
  matches: readonly IndicatorMatch[],
  rulesChanged: boolean,
): IndicatorChanges {
  const olds = world.old.extraction.indicators
  const news = world.new.extraction.indicators
  const changes: Change[] = []
  const touchedOld = new Set(olds.keys())
  const touchedNew = new Set(news.keys())
  for (const match of matches) {
    const found = pairChanges(world, olds[match.old]!, news[match.new]!, match, rulesChanged)
    changes.push(...found)
    const isReworded = olds[match.old]!.text !== news[match.new]!.text
    if (isReworded || found.some(({ kind }) => kind !== 'indicator-moved')) continue
    touchedOld.delete(match.old)
    touchedNew.delete(match.new)
  }
  const matchedOld = new Set(matches.map(({ old }) => old))
  const matchedNew = new Set(matches.map(({ new: fresh }) => fresh))
  for (const [index, indicator] of olds.entries()) {
    if (matchedOld.has(index)) continue
    const cause = rulesChanged && isResidue(indicator, world.new.extraction) ? 'rules' : 'document'
    const severity: Severity = isCommitted(indicator) ? CHANGE_KINDS['indicator-removed'] : 'info'
    const sections = { old: indicator.section, new: null }
    const old = sideOf(indicator, quantityOf(indicator))
    changes.push(
      makeChange(world, 'indicator-removed', {
        subject: subjectOf(indicator),
        sections,
        old,
        new: null,
        severity,
        cause,
      }),
    )
  }
  for (const [index, indicator] of news.entries()) {
    if (matchedNew.has(index)) continue
    const cause = rulesChanged && isResidue(indicator, world.old.extraction) ? 'rules' : 'document'
    const sections = { old: null, new: indicator.section }
    const fresh = sideOf(indicator, quantityOf(indicator))
    changes.push(
      makeChange(world, 'indicator-added', { subject: subjectOf(indicator), sections, old: null, new: fresh, cause }),
    )
  }
  return { changes, touchedOld, touchedNew }
}

/** Did the other side see the phrase and take nothing from it? */
function isResidue({ text }: Indicator, other: Extraction): boolean {
  return other.residue.some((residue) => residue.kind === 'quantity' && text.includes(residue.text))
}

function subjectOf({ name, scope }: Indicator): string {
  return scope === null ? name : `${name} @ ${scope}`
}

function pairChanges(
  world: Comparing,
  old: Indicator,
  fresh: Indicator,
  { note }: IndicatorMatch,
  rulesChanged: boolean,
): Change[] {
  const changes: Change[] = []
  const both = isCommitted(old) && isCommitted(fresh)
  const isSameText = old.text === fresh.text
  const add = (kind: ChangeKind, from: ChangedValue, to: ChangedValue, given: Severity = CHANGE_KINDS[kind]): void => {
    const severity = both || kind === 'indicator-role' ? given : 'info'
    const cause = rulesChanged && isSameText && READINGS.has(kind) ? 'rules' : 'document'
    const sections = { old: old.section, new: fresh.section }
    const sides = { old: sideOf(old, from), new: sideOf(fresh, to) }
    changes.push(
      makeChange(world, kind, { subject: subjectOf(fresh), sections, ...sides, severity, match: note, cause }),
    )
  }
  for (const kind of quantityChanges(quantityOf(old), quantityOf(fresh))) add(kind, quantityOf(old), quantityOf(fresh))
  if (both) {
    const moved = deadlineChange(world, old.deadline, fresh.deadline)
    if (moved !== null) add(`indicator-deadline-${moved}`, old.deadline?.year ?? null, fresh.deadline?.year ?? null)
  }
  if (old.role !== fresh.role) add('indicator-role', old.role, fresh.role, fresh.role === 'target' ? 'info' : 'warning')
  if (old.scope !== fresh.scope) add('indicator-scope', old.scope, fresh.scope)
  if (bareName(old) !== bareName(fresh)) add('indicator-renamed', old.name, fresh.name)
  if (baselineOf(old) !== baselineOf(fresh)) add('indicator-baseline', baselineOf(old), baselineOf(fresh))
  if (changes.length === 0 && !isSameSection(world, old.section, fresh.section)) {
    add('indicator-moved', labelOf(world.old.sectionLabel(old.section)), labelOf(world.new.sectionLabel(fresh.section)))
  }
  return changes
}

/** A name without its quotes: `“5G”基站` and `5G基站` are one name. */
function bareName({ name }: Indicator): string {
  const digits = name.replaceAll(/\D/g, '')
  return `${bareWords(name)} ${digits}`
}

function baselineOf({ baseline }: Indicator): string | null {
  if (baseline === null) return null
  const year = baseline.year === null ? '' : ` (${baseline.year})`
  return `${baseline.amount ?? ''}${baseline.unit ?? ''}${year}`
}

function labelOf(section: { path: string; title: string } | null): string | null {
  return section === null ? null : `${section.path} ${section.title}`.trim()
}
