import type { RuleListing } from '../../core/rule-reports.ts'
import { displayWidth, padded } from '../width.ts'
import { count, type Style } from './style.ts'

/** Rules by phase: id, priority, what it is for, where it is written. */
export function renderList(rules: readonly RuleListing[], style: Style): string {
  const phases = [...new Set(rules.map(({ phase }) => phase))]
  const width = Math.max(0, ...rules.map(({ id }) => displayWidth(id)))
  const parts = phases.map((phase) => {
    const own = rules.filter((rule) => rule.phase === phase)
    const lines = own.map(
      ({ id, priority, about, path, line }) =>
        `  ${padded(id, width)} ${String(priority).padStart(5)}  ${about} ${style.dim(`${path}:${line}`)}\n`,
    )
    return `${style.bold(phase)} ${style.dim(count(own.length, 'rule'))}\n${lines.join('')}`
  })
  return parts.length === 0 ? 'no rules\n' : parts.join('\n')
}
