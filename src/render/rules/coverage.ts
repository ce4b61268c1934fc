import type { CoverageReport } from '../../core/rule-reports.ts'
import { displayWidth, padded } from '../width.ts'
import { count, type Style } from './style.ts'

/** How often each rule stood, the rules that never did, and what was left over. */
export function renderCoverage({ documents, fired, never, indicators, residue }: CoverageReport, style: Style): string {
  const used = fired.filter((rule) => rule.count > 0)
  const width = Math.max(0, ...used.map(({ rule }) => displayWidth(rule)))
  const counts = used.map(({ rule, count: times }) => `  ${padded(rule, width)} ${String(times).padStart(6)}\n`)
  const unused = never.map(({ id, path, line }) => `  ${id} ${style.dim(`${path}:${line}`)}\n`)
  const left = residue.map(
    ({ path, span, kind, text, reason }) =>
      `  ${style.bold(`${path}:${span.line}:${span.column}`)}: ${text} ${style.dim(`${kind}, ${reason}`)}\n`,
  )
  return [
    `${style.bold('fired')} ${used.length} of ${count(fired.length, 'rule')}, over ${count(documents, 'text')}\n${counts.join('')}`,
    `${style.bold('never fired')} ${never.length}\n${unused.join('')}`,
    `${style.bold('residue')} ${residue.length} beside ${count(indicators, 'indicator')}\n${left.join('')}`,
  ].join('\n')
}
