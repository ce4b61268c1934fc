import type { Change, DocumentDifference } from '../../core/difference.ts'
import { escapedMarkdown as escaped } from '../markdown-text.ts'
import { oneLine } from '../visible.ts'
import type { RenderDifference } from './format.ts'
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

const MARKS = { error: '🔴', warning: '🟡', info: '⚪' } as const

/** For a comment on a pull request: a heading and a table for each document. */
export const render: RenderDifference = (report) => {
  const { told, same } = toldOf(report)
  const parts = told.map(documentPart)
  if (same > 0) parts.push(`${same} ${same === 1 ? 'document' : 'documents'} without change.\n`)
  if (report.counts.ignored > 0) parts.push(`${report.counts.ignored} ignored.\n`)
  const remarks = ignoreRemarks(report).map((remark) => `- ${escaped(remark)}\n`)
  if (remarks.length > 0) parts.push(remarks.join(''))
  return parts.join('\n')
}

function documentPart(document: DocumentDifference): string {
  const { changes } = document
  const summary = document.status === 'error' ? 'Error' : changes.length === 0 ? 'No change' : tallyOf(changes)
  const lines = [`### ${escaped(titleOf(document))}`, '', `${summary}.`]
  for (const remark of remarksOf(document)) lines.push('', `> ${escaped(remark)}`)
  const { document: ofText, rules } = byCause(changes)
  if (ofText.length > 0) lines.push('', ...table(ofText))
  if (rules.length > 0) lines.push('', '#### Only the rules changed', '', ...table(rules))
  return `${lines.join('\n')}\n`
}

function table(changes: readonly Change[]): string[] {
  return ['| | change | what | old | new | task | match |', '|---|---|---|---|---|---|---|', ...changes.map(row)]
}

function row(change: Change): string {
  const { old, new: fresh } = cellsOf(change)
  const cells = [
    MARKS[change.severity],
    kindWords(change.kind),
    escaped(oneLine(change.subject)),
    old,
    fresh,
    escaped(placeOf(change)),
    scoreOf(change),
  ]
  return `| ${cells.join(' | ')} |`
}

function cellsOf(change: Change): { readonly old: string; readonly new: string } {
  if (change.highlight === null) {
    const sides = sidesOf(change)
    return { old: escaped(sides.old), new: escaped(sides.new) }
  }
  const side = (which: 'old' | 'new', mark: string): string =>
    (change.highlight ?? [])
      .filter((segment) => segment.in === 'both' || segment.in === which)
      .map((segment) => (segment.in === 'both' ? escaped(oneLine(segment.text)) : marked(oneLine(segment.text), mark)))
      .join('')
  return { old: side('old', 'del'), new: side('new', 'ins') }
}

/** HTML tags: marks of Markdown do not work between Chinese characters and punctuation. */
function marked(text: string, tag: string): string {
  return text === '' ? '' : `<${tag}>${escaped(text)}</${tag}>`
}
