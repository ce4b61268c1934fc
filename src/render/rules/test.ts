import type { ExampleReport, FailedExample } from '../../core/rule-reports.ts'
import { count, type Style } from './style.ts'

/** The examples that do not come out as written, those that are missing apart from those that are noisy. */
export function renderTest(report: ExampleReport, style: Style): string {
  const { rules, examples, runs, missing, noisy, skipped } = report
  const parts = [list('missing', missing, style), list('noisy', noisy, style)]
  if (skipped.length > 0) {
    const lines = skipped.map(
      ({ path, line, rule, text, form, normalized }) =>
        `  ${path}:${line}: ${rule}: ${text} ${style.dim(`(${form}) comes back as ${normalized}`)}\n`,
    )
    parts.push(`${style.yellow(`set aside: ${skipped.length}`)}\n${lines.join('')}\n`)
  }
  const verdict =
    missing.length + noisy.length === 0
      ? style.green('all come out as written')
      : style.red(`${missing.length} missing, ${noisy.length} noisy`)
  return `${parts.join('')}${count(rules, 'rule')}, ${count(examples, 'example')} in ${count(runs, 'form')}: ${verdict}\n`
}

function list(title: string, failures: readonly FailedExample[], style: Style): string {
  if (failures.length === 0) return ''
  const lines = failures.map(({ path, line, rule, text, form, message }) => {
    const written = form === 'as written' ? '' : style.dim(` (${form})`)
    return `  ${style.bold(`${path}:${line}`)}: ${rule}: ${text}${written}\n      ${message}\n`
  })
  return `${style.red(`${title}: ${failures.length}`)}\n${lines.join('')}\n`
}
