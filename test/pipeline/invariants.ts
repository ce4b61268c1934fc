/** What must hold of every extraction of every text; each broken promise is told in a line. */
import { extractionSchema } from '../../src/core/extraction.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import type { SourceSpan, Span } from '../../src/core/span.ts'
import { normalized } from '../support/real.ts'

type Complain = (what: string, detail?: unknown) => void

const squeezed = (text: string): string => text.replaceAll(/\s/g, '')
const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The broken promises of an extraction of `source`. */
export function broken(source: string, extraction: Extraction): string[] {
  const found: string[] = []
  const complain: Complain = (what, detail) =>
    found.push(detail === undefined ? what : `${what}: ${JSON.stringify(detail)}`)
  const schema = extractionSchema.safeParse(extraction)
  if (!schema.success) complain('schema', schema.error.issues)
  checkSpans(source, extraction, complain)
  checkLinks(extraction, complain)
  checkValues(extraction, complain)
  return found
}

function checkSpans(source: string, extraction: Extraction, complain: Complain): void {
  const { script } = extraction.document
  const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)]
  const check = (span: SourceSpan, text: string | null): void => {
    if (span.start < 0 || span.start >= span.end || span.end > source.length)
      complain('span out of bounds', { span, text })
    const begins = starts[span.line - 1] ?? -1
    const ends = starts[span.line] ?? source.length + 1
    if (begins + span.column - 1 !== span.start || span.start >= ends) complain('line or column', { span, text })
    if (text === null) return
    const there = normalized(source.slice(span.start, span.end), script).text
    if (!squeezed(there).includes(squeezed(text))) complain('text is not at its span', { text, there })
  }
  for (const { span, text } of [...extraction.indicators, ...extraction.goals, ...extraction.residue]) check(span, text)
  for (const { span } of [...extraction.sections, ...extraction.document.skipped]) check(span, null)
  for (const { span } of extraction.diagnostics) if (span) check(span, null)
  for (const assignment of extraction.assignments) {
    check(assignment.span, assignment.text)
    for (const agency of assignment.agencies) {
      check(agency.span, agency.name)
      if (!holds(assignment.span, agency.span)) complain('agency outside its assignment', agency)
    }
  }
}

function checkLinks(
  { sections, goals, indicators, agencies, assignments, residue }: Extraction,
  complain: Complain,
): void {
  const ids = [sections, goals, indicators, agencies, assignments].flatMap((records) => records.map(({ id }) => id))
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  if (twice.length > 0) complain('ids used twice', twice)
  const sectionOf = new Map(sections.map((section) => [section.id, section]))
  for (const { id, parent, level, span } of sections) {
    const above = parent === null ? undefined : sectionOf.get(parent)
    if (parent !== null && (above === undefined || above.level >= level || !holds(above.span, span)))
      complain('parent', id)
  }
  for (const { section, span, text } of [...goals, ...indicators, ...assignments, ...residue]) {
    if (section === null) continue
    const around = sectionOf.get(section)
    if (around === undefined || !holds(around.span, span)) complain('not in its section', { section, text })
  }
  const known = new Set(agencies.map(({ id }) => id))
  for (const { agencies: linked, text } of indicators) {
    if (linked.some((id) => !known.has(id))) complain('unknown agency', text)
  }
  for (const { agencies: mentions, text } of assignments) {
    if (mentions.length === 0 || mentions.some(({ agency }) => !known.has(agency))) complain('agencies', text)
  }
  checkGoals(goals, indicators, complain)
}

function checkGoals(goals: Extraction['goals'], indicators: Extraction['indicators'], complain: Complain): void {
  const goalOf = new Map(goals.map((goal) => [goal.id, goal]))
  for (const { id, goal, text } of indicators) {
    if (goal !== null && goalOf.get(goal)?.indicators.includes(id) !== true) complain('goal does not know', text)
  }
  for (const goal of goals) {
    if (!squeezed(goal.text).includes(squeezed(goal.statement)))
      complain('statement is not in the goal', goal.statement)
    for (const id of goal.indicators) {
      const inside = indicators.find((indicator) => indicator.id === id)
      if (inside === undefined || inside.goal !== goal.id || !holds(goal.span, inside.span))
        complain('not in its goal', id)
    }
  }
}

function checkValues({ indicators, document }: Extraction, complain: Complain): void {
  for (const { name, text, comparator, amount, min, max, role, deadline, asOf, span } of indicators) {
    const between = min !== null && max !== null && min < max && amount === null
    const single = min === null && max === null && amount !== null
    if (comparator === 'between' ? !between : !single) complain('value', { text, comparator, amount, min, max })
    if (squeezed(name) === '') complain('no name', text)
    const committed = role === 'target' || role === 'criterion'
    if ((deadline !== null && !committed) || (asOf !== null && role !== 'status')) complain('time', { text, role })
    if (document.skipped.some((region) => region.span.start < span.end && span.start < region.span.end)) {
      complain('in a skipped region', text)
    }
  }
}
