import type { Change, DocumentDifference } from '../../core/difference.ts'
import { oneLine } from '../visible.ts'
import type { RenderDifference } from './format.ts'
import { ignoreRemarks, remarksOf, sentenceOf, tallyOf, titleOf } from './wording.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** Workflow commands of GitHub Actions: an annotation for each change, at its line in the new file; a summary below. */
export const render: RenderDifference = (report) => {
  const lines = report.documents.flatMap(documentLines)
  lines.push(...ignoreRemarks(report).map((remark) => `::warning title=xinjijian ignore::${data(remark)}`))
  lines.push(`xinjijian diff: ${tallyOf(report.documents.flatMap(({ changes }) => changes))}`)
  return `${lines.join('\n')}\n`
}

function documentLines(document: DocumentDifference): string[] {
  const file = document.new?.file ?? null
  const command = document.status === 'error' ? 'error' : 'notice'
  const remarks = remarksOf(document).map(
    (remark) =>
      `::${command} ${properties({ file, title: 'xinjijian diff' })}::${data(`${titleOf(document)}: ${remark}`)}`,
  )
  return [...remarks, ...document.changes.map((change) => annotation(change, file))]
}

function annotation(change: Change, file: string | null): string {
  const place = file === null ? {} : { line: change.at?.line ?? 1, col: change.at?.column ?? 1 }
  const parts = properties({ file, ...place, title: change.kind })
  const note = change.cause === 'rules' ? ' [only the rules changed]' : ''
  return `::${COMMANDS[change.severity]} ${parts}::${data(sentenceOf(change) + note)}`
}

function properties(given: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(given)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${property(String(value))}`]))
    .join(',')
}

function data(text: string): string {
  return oneLine(text).replaceAll('%', '%25')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
