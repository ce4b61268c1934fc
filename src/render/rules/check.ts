import type { CheckReport } from '../../core/rule-reports.ts'
import { displayWidth } from '../width.ts'
import { count, type Style } from './style.ts'

/** Columns of a line shown before and behind the place meant. */
const AROUND = 56

/** Problems as `path:line:column: severity: message`, each with the line it points into, a caret and the hint. */
export function renderCheck({ files, rules, problems }: CheckReport, style: Style): string {
  const shown = problems.map(({ path, position, severity, message, hint, source }) => {
    const place = position === undefined ? path : `${path}:${position.line}:${position.column}`
    const colour = severity === 'error' ? style.red : style.yellow
    const head = `${place === undefined ? '' : `${style.bold(place)}: `}${colour(severity)}: ${message}\n`
    const frame =
      source === null || position === undefined ? '' : frameOf(source, position.line, position.column, style)
    return `${head}${frame}${hint === undefined ? '' : `  ${style.dim(`hint: ${hint}`)}\n`}`
  })
  const tally = `${count(rules, 'rule')} in ${count(files, 'file')}`
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const verdict =
    problems.length === 0
      ? style.green('no problems')
      : `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
  return `${shown.join('\n')}${shown.length > 0 ? '\n' : ''}${tally}: ${verdict}\n`
}

/** The line with its number, cut to the neighbourhood of the column, and a caret under it. */
function frameOf(source: string, line: number, column: number, style: Style): string {
  const from = Math.max(0, column - 1 - AROUND)
  const before = source.slice(from, column - 1)
  const behind = source.slice(column - 1, column - 1 + AROUND)
  const lead = from > 0 ? '…' : ''
  const tail = column - 1 + AROUND < source.length ? '…' : ''
  const gutter = `  ${line} | `
  const spaces = ' '.repeat(gutter.length - 2 + lead.length + displayWidth(before))
  return `${style.dim(gutter)}${lead}${before}${behind}${tail}\n${' '.repeat(2)}${spaces}${style.cyan('^')}\n`
}
