import type { Quoted } from '../../core/annotated.ts'
import type { Indicator } from '../../core/extraction.ts'
import type { SourceSpan } from '../../core/span.ts'
import type { Mark } from '../markup/marks.ts'
import { inText, type ReportDocument } from './model.ts'

const RANKS = { skipped: 0, assignment: 1, goal: 1, indicator: 2, residue: 3, agency: 4, quantity: 4 } as const

type Kind = keyof typeof RANKS

/** Everything to be highlighted in a document. */
export function marksOf(document: ReportDocument): Mark[] {
  const { extraction } = document
  const mark = (kind: Kind, span: SourceSpan, record: string | null, text: string, style: string = kind): Mark => {
    const { start, end } = inText(span)
    const reading = text === document.text.slice(start, end) ? null : text
    return { start, end, kind: style, record, reading, rank: RANKS[kind] }
  }
  const quantities = claimed(document)
  return [
    ...extraction.document.skipped.map(({ reason, span }) => mark('skipped', span, null, reason)),
    ...extraction.goals.map(({ id, span, text }) => mark('goal', span, document.record(id), text)),
    ...extraction.indicators.map(({ id, span, text, role }) =>
      mark('indicator', span, document.record(id), text, `indicator ${role}`),
    ),
    ...extraction.assignments.flatMap(({ id, span, text, agencies }) => [
      mark('assignment', span, document.record(id), text),
      ...agencies.map((body) => mark('agency', body.span, document.record(id), body.name, `agency ${body.role}`)),
    ]),
    ...extraction.residue.map(({ span, text }, index) => mark('residue', span, document.residue(index), text)),
    ...document.quantities.flatMap((quoted) => {
      const owner = quantities.get(quoted)
      if (owner === undefined && isResidue(document, quoted)) return []
      const record = owner === undefined ? null : document.record(owner.id)
      return [mark('quantity', quoted.span, record, quoted.text)]
    }),
  ]
}

function isResidue({ extraction }: ReportDocument, { span }: Quoted): boolean {
  return extraction.residue.some((one) => one.span.start <= span.start && span.end <= one.span.end)
}

/** The indicator each quantity is the value of: of those around it the one it begins or ends, else the shortest. */
function claimed({ extraction, quantities }: ReportDocument): Map<Quoted, Indicator> {
  const owners = new Map<Quoted, Indicator>()
  const indicators = extraction.indicators.toSorted((a, b) => a.span.start - b.span.start)
  let first = 0
  for (const quoted of quantities) {
    const { span } = quoted
    while (first < indicators.length && (indicators[first] as Indicator).span.end <= span.start) first++
    let best: Indicator | undefined
    for (let at = first; at < indicators.length; at++) {
      const indicator = indicators[at] as Indicator
      if (indicator.span.start > span.start) break
      if (indicator.span.end < span.end) continue
      if (best === undefined || closeness(indicator, span) > closeness(best, span)) best = indicator
    }
    if (best !== undefined) owners.set(quoted, best)
  }
  return owners
}

function closeness({ span }: Indicator, { start, end }: SourceSpan): number {
  const touches = span.end === end || span.start === start
  return (touches ? 1e9 : 0) - (span.end - span.start)
}
