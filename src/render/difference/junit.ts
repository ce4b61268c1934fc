import type { Change, DocumentDifference } from '../../core/difference.ts'
import { SEVERITY_RANK, type Severity } from '../../core/diagnostic.ts'
import { escapeMarkup } from '../references.ts'
import { oneLine } from '../visible.ts'
import type { RenderDifference } from './format.ts'
import { placeOf, remarksOf, sentenceOf, titleOf } from './wording.ts'

/** A test report: a suite for each document, a case for each change, failed from the chosen severity on. */
export const render: RenderDifference = (report, { failOn }) => {
  const suites = report.documents.map((document) => suite(document, failOn))
  const sum = (count: (part: Suite) => number): number => suites.reduce((total, part) => total + count(part), 0)
  const totals = `tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}"`
  const body = suites.map(({ text }) => text).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="xinjijian diff" ${totals}>\n${body}</testsuites>\n`
}

interface Suite {
  readonly text: string
  readonly tests: number
  readonly failures: number
  readonly errors: number
}

function suite(document: DocumentDifference, failOn: Severity): Suite {
  const name = escaped(titleOf(document))
  const file = document.new?.file ?? null
  const failed = (change: Change): boolean => SEVERITY_RANK[change.severity] >= SEVERITY_RANK[failOn]
  const failures = document.changes.filter(failed).length
  const errors = document.status === 'error' ? 1 : 0
  const cases = document.changes.map((change) => testcase(change, name, file, failed(change)))
  if (errors > 0) {
    const why = escaped(remarksOf(document).join('; '))
    cases.push(`    <testcase classname="${name}" name="compare"><error message="${why}"/></testcase>\n`)
  } else if (cases.length === 0) cases.push(`    <testcase classname="${name}" name="no change"/>\n`)
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`
  return {
    text: `  <testsuite name="${name}" ${counts}>\n${cases.join('')}  </testsuite>\n`,
    tests: cases.length,
    failures,
    errors,
  }
}

function testcase(change: Change, document: string, file: string | null, isFailed: boolean): string {
  const id = change.new?.id ?? change.old?.id ?? ''
  const where = file === null ? '' : ` file="${escaped(file)}" line="${change.at?.line ?? 1}"`
  const open = `    <testcase classname="${document}" name="${escaped(`${change.kind} ${oneLine(change.subject)} ${id}`.trim())}"${where}`
  const sentence = escaped(sentenceOf(change))
  const more = escaped(`${change.severity}, ${placeOf(change)}`)
  if (!isFailed) return `${open}><system-out>${sentence}</system-out></testcase>\n`
  return `${open}><failure type="${change.kind}" message="${sentence}">${more}</failure></testcase>\n`
}

function escaped(text: string): string {
  return escapeMarkup(oneLine(text))
}
