import type {
  Change,
  ChangedValue,
  ChangeKind,
  DifferenceReport,
  DocumentDifference,
  IgnoreState,
} from '../../core/difference.ts'
import { quantityWords } from '../quantity.ts'
import { oneLine } from '../visible.ts'

/** What happened, in words: `loosened`, `deadline later`, `agency removed`. */
export function kindWords(kind: ChangeKind): string {
  return kind.replace(/^indicator-/, '').replaceAll('-', ' ')
}

/** A value as a reader sees it, `—` for none. */
function valueWords(value: ChangedValue): string {
  if (value === null || value === '') return '—'
  if (typeof value === 'object') return oneLine(quantityWords(value))
  return typeof value === 'number' ? String(value) : oneLine(value)
}

/** What a change leads from and to; a rewording is told by its highlighted text instead. */
export function sidesOf(change: Change): { readonly old: string; readonly new: string } {
  const { old, new: fresh } = change
  if (change.kind === 'indicator-role' && old?.value === 'target' && fresh?.value === 'status') {
    return { old: 'target', new: 'status: achieved?' }
  }
  return { old: old === null ? '' : valueWords(old.value), new: fresh === null ? '' : valueWords(fresh.value) }
}

/** The whole change in one line of plain text. */
export function sentenceOf(change: Change): string {
  const { old, new: fresh } = sidesOf(change)
  const what = old !== '' && fresh !== '' ? `${old} → ${fresh}` : old + fresh
  const isName = change.old === null || change.new === null ? what === oneLine(change.subject) : false
  return `${kindWords(change.kind)}: ${oneLine(change.subject)}${what === '' || isName ? '' : ` (${what})`}`
}

export function placeOf({ section }: Change): string {
  return section === null ? '' : oneLine(`${section.path} ${section.title}`)
}

/** `0.83` for a match that the id did not make, else nothing. */
export function scoreOf({ match }: Change): string {
  return match === null || match.by === 'id' ? '' : match.score.toFixed(2)
}

/** `2 errors, 1 warning, no notes`. */
export function tallyOf(changes: readonly Change[]): string {
  const of = (severity: Change['severity'], word: string): string => {
    const count = changes.filter((change) => change.severity === severity).length
    return `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`
  }
  return [of('error', 'error'), of('warning', 'warning'), of('info', 'note')].join(', ')
}

/** The documents to tell of, and how many others are without change; a pair that was compared by itself is always told of. */
export function toldOf({ documents }: DifferenceReport): {
  readonly told: readonly DocumentDifference[]
  readonly same: number
} {
  const told = documents.filter(({ status, path }) => status !== 'same' || path === null)
  return { told, same: documents.length - told.length }
}

/** What is compared: a path, or `old → new`. */
export function titleOf({ path, old, new: fresh }: DocumentDifference): string {
  return oneLine(path ?? `${old?.name ?? '—'} → ${fresh?.name ?? '—'}`)
}

/** What a reader must know before trusting the changes. */
export function remarksOf(document: DocumentDifference): string[] {
  const { old, new: fresh, rulesChanged, schemaChanged, failure } = document
  const remarks: string[] = []
  if (failure !== null) remarks.push(`could not be compared: ${oneLine(failure)}`)
  if (schemaChanged)
    remarks.push(`the sides have different schema versions: ${old?.schemaVersion} and ${fresh?.schemaVersion}`)
  if (rulesChanged) {
    const [a, b] = [old, fresh].map((side) => `${side?.generator} (${side?.rules.slice(0, 8)})`)
    remarks.push(`the sides were read with different rules: ${a} and ${b}; what only that explains is listed apart`)
  }
  return remarks
}

/** Entries of the ignore file that want attention. */
export function ignoreRemarks({ ignoreEntries, documents }: DifferenceReport): string[] {
  const compared = documents.map(({ path }) => path)
  return ignoreEntries
    .filter(({ state }) => state !== 'used')
    .map((ignored) => {
      const { at, reason } = ignored.entry
      return `${at}: ignore entry ${whyUnused(ignored, compared)} (${oneLine(reason)})`
    })
}

function whyUnused({ entry, state }: IgnoreState, compared: readonly (string | null)[]): string {
  if (state === 'expired') return `expired after ${entry.until}`
  if (entry.document === undefined || compared.includes(entry.document)) return 'matches no change'
  const name = oneLine(entry.document)
  if (!compared.includes(null)) return `is for ${name}, which was not compared`
  return `is for ${name}; documents are called so in folders, or by --name`
}

/** Changes of the text first, those of the rules after them. */
export function byCause(changes: readonly Change[]): {
  readonly document: readonly Change[]
  readonly rules: readonly Change[]
} {
  return {
    document: changes.filter(({ cause }) => cause === 'document'),
    rules: changes.filter(({ cause }) => cause === 'rules'),
  }
}
