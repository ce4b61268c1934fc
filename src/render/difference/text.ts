import type { Change, DocumentDifference, Segment } from '../../core/difference.ts'
import { clipped, displayWidth, padded } from '../width.ts'
import { oneLine } from '../visible.ts'
import { NO_PAINT, type Paint, type RenderDifference } from './format.ts'
import {
  byCause,
  ignoreRemarks,
  kindWords,
  placeOf,
  remarksOf,
  scoreOf,
  sidesOf,
  tallyOf,
  titleOf,
  toldOf,
} from './wording.ts'

/** Widest a column gets, in columns of the terminal. */
const WIDEST = { subject: 36, value: 32 }

/** Characters kept on each side of a change in a reworded text. */
const CONTEXT = 12

const SEVERITIES = { error: 'error', warning: 'warning', info: 'note' } as const
const LONGEST_SEVERITY = 7

/** For people: changes task by task, old → new in columns. */
export const render: RenderDifference = (report, { paint }) => {
  const { told, same } = toldOf(report)
  const parts = told.map((document) => documentText(document, paint))
  const remarks = ignoreRemarks(report).map((remark) => `${(paint ?? NO_PAINT).warning('warning')} ${remark}\n`)
  const tail: string[] = []
  if (same > 0) tail.push(`${same} ${same === 1 ? 'document' : 'documents'} without change\n`)
  if (report.counts.ignored > 0) tail.push(`${report.counts.ignored} ignored\n`)
  return [...parts, [...tail, ...remarks].join('')].filter(Boolean).join('\n')
}

function documentText(document: DocumentDifference, paint: Paint | null): string {
  const dress = paint ?? NO_PAINT
  const { changes } = document
  const summary = document.status === 'error' ? 'error' : changes.length === 0 ? 'no change' : tallyOf(changes)
  const lines = [`${dress.heading(titleOf(document))}: ${summary}`, ...remarksOf(document)]
  const { document: ofText, rules } = byCause(changes)
  lines.push(...table(ofText, paint))
  if (rules.length > 0) lines.push('', dress.heading('Only the rules changed'), ...table(rules, paint))
  return `${lines.join('\n')}\n`
}

interface Row {
  readonly change: Change
  readonly kind: string
  readonly subject: string
  readonly old: string
  readonly new: string
}

function table(changes: readonly Change[], paint: Paint | null): string[] {
  const dress = paint ?? NO_PAINT
  const rows = changes.map(rowOf)
  const width = (cell: (row: Row) => string): number => Math.max(0, ...rows.map((row) => displayWidth(cell(row))))
  const columns = {
    kind: width((row) => row.kind),
    subject: width((row) => row.subject),
    old: width((row) => row.old),
    new: width((row) => row.new),
  }
  const lines: string[] = []
  let place: string | null = null
  for (const row of rows) {
    const here = placeOf(row.change)
    if (here !== place) {
      lines.push('', ...(here === '' ? [] : [dress.heading(here)]))
      place = here
    }
    lines.push(rowText(row, columns, dress))
    if (row.change.highlight !== null) lines.push(`    ${rewording(row.change.highlight, paint)}`)
  }
  return lines
}

function rowOf(change: Change): Row {
  const isTold =
    change.highlight !== null ||
    change.kind === 'goal-added' ||
    change.kind === 'goal-removed' ||
    change.kind.startsWith('task-')
  const sides = isTold && change.kind !== 'task-moved' ? { old: '', new: '' } : sidesOf(change)
  return {
    change,
    kind: kindWords(change.kind),
    subject: clipped(oneLine(change.subject), WIDEST.subject),
    old: clipped(sides.old, WIDEST.value),
    new: clipped(sides.new, WIDEST.value),
  }
}

function rowText(row: Row, columns: Record<'kind' | 'subject' | 'old' | 'new', number>, dress: Paint): string {
  const { severity } = row.change
  const score = scoreOf(row.change)
  const cells = [
    dress[severity](padded(SEVERITIES[severity], LONGEST_SEVERITY)),
    padded(row.kind, columns.kind),
    padded(row.subject, columns.subject),
    dress.old(padded(row.old, columns.old)),
    row.old !== '' && row.new !== '' ? '→' : ' ',
    dress.new(padded(row.new, columns.new)),
    score === '' ? '' : dress.faint(`match ${score}`),
  ]
  return `  ${cells.join('  ')}`.trimEnd()
}

/** The reworded text in one line: unchanged stretches shortened, what went and what came marked. */
function rewording(segments: readonly Segment[], paint: Paint | null): string {
  return segments
    .map(({ in: where, text }, index) => {
      const line = oneLine(text)
      if (where === 'both') return shortened(line, index > 0, index < segments.length - 1)
      if (line === '') return ''
      if (paint !== null) return paint[where](line)
      return where === 'old' ? `[-${line}-]` : `{+${line}+}`
    })
    .join('')
}

function shortened(text: string, keepStart: boolean, keepEnd: boolean): string {
  const characters = [...text]
  const kept = (keepStart ? CONTEXT : 0) + (keepEnd ? CONTEXT : 0)
  if (characters.length <= kept + 1) return text
  const start = keepStart ? characters.slice(0, CONTEXT).join('') : ''
  const end = keepEnd ? characters.slice(-CONTEXT).join('') : ''
  return `${start}…${end}`
}
