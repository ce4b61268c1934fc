import { XinjijianError } from '../core/errors.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Extraction, Indicator } from '../core/extraction.ts'
import type { Explanation, RecordView, SentenceExplanation } from '../core/rule-reports.ts'
import type { SourceSpan } from '../core/span.ts'
import type { SourceText } from '../core/text.ts'
import type { Step } from '../match/analyser.ts'
import type { ExtractOptions, Pipeline, Reading } from '../pipeline.ts'
import { Origins } from './origins.ts'
import { viewMatches, viewToken } from './views.ts'

/** What to explain: a line, a place on it, or a record. */
export type Target = { readonly line: number; readonly column?: number } | { readonly id: string }

/**
 * How a place of a text was read: tokens, matches that stood and that lost, records and where their parts came from.
 * @throws XinjijianError `line-missing`, `record-missing`
 */
export function explain(pipeline: Pipeline, source: SourceText, target: Target, options: ExtractOptions): Explanation {
  const steps: Step[] = []
  const reading = pipeline.read(source, options, (step) => steps.push(step))
  const place = placeOf(source, reading.extraction, target)
  const touched = reading.sentences.filter((sentence) => {
    const span = reading.locator.locate(sentence.span)
    return span.start < place.end && place.start < span.end
  })
  const origins = new Origins(reading)
  const world = { pipeline, source, reading, origins, only: 'id' in target ? target.id : null }
  const sentences = touched.map((sentence) => {
    const own = steps.filter((step) => step.block === sentence.block && step.sentence.start === sentence.span.start)
    return explainSentence(sentence, own, world)
  })
  const nothing = touched.length > 0 ? null : whyNothing(source, reading.extraction, place)
  return { path: source.name, line: place.line, nothing, sentences }
}

/** The text that lines and spans of records count in. */
function fileOf({ text, origin }: SourceText): string {
  return origin?.text ?? text
}

type Place = Pick<SourceSpan, 'start' | 'end' | 'line'>

function placeOf(source: SourceText, extraction: Extraction, target: Target): Place {
  const path = source.name
  if ('id' in target) {
    const { indicators, goals, assignments } = extraction
    const record = [...indicators, ...goals, ...assignments].find(({ id }) => id === target.id)
    if (record !== undefined) return record.span
    const hint = 'ids are those of xinjijian extract with the same rules and options'
    throw new XinjijianError('record-missing', `holds no record ${target.id}`, { hint, path })
  }
  // The expression also matches the nothing at the end.
  const lines = [...fileOf(source).matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)].slice(0, -1)
  const found = lines[target.line - 1]
  if (found === undefined) {
    throw new XinjijianError('line-missing', `has no line ${target.line}`, { hint: `it has ${lines.length}`, path })
  }
  const start = found.index + (target.column === undefined ? 0 : target.column - 1)
  const end = target.column === undefined ? found.index + found[0].length : start + 1
  return { start, end, line: target.line }
}

function whyNothing(source: SourceText, { document }: Extraction, place: Place): string {
  const skipped = document.skipped.find(({ span }) => span.start < place.end && place.start < span.end)
  if (skipped !== undefined) return `left out as no policy text: ${skipped.reason}`
  return fileOf(source).slice(place.start, place.end).trim() === ''
    ? 'there is no text'
    : 'only marks of the outline stand there'
}

interface World {
  readonly pipeline: Pipeline
  readonly source: SourceText
  readonly reading: Reading
  readonly origins: Origins
  /** Id of the one record asked for; null: all. */
  readonly only: string | null
}

function explainSentence(
  sentence: SentenceAnalysis,
  steps: readonly Step[],
  { pipeline, source, reading, origins, only }: World,
): SentenceExplanation {
  const { text } = reading.normalized
  const span = reading.locator.locate(sentence.span)
  const table = pipeline.phases[0]!.table
  const records = recordsIn(span, reading.extraction, sentence, origins)
  return {
    span,
    source: fileOf(source).slice(span.start, span.end),
    normalized: text.slice(sentence.span.start, sentence.span.end),
    block: sentence.heading ? 'heading' : sentence.block.kind,
    sections: headingsOver(sentence, reading),
    tokens: sentence.tokens.map((token) => viewToken(token, table)),
    matches: steps.flatMap(({ phase, before, result }) =>
      viewMatches(result, { phase: phase.name, tokens: before, text, inside: null }),
    ),
    records: only === null ? records : records.filter(({ id }) => id === only),
  }
}

function headingsOver({ block }: SentenceAnalysis, { outline }: Reading): string[] {
  const titles: string[] = []
  for (let at = block.section; at !== null; at = outline.sections[at]?.parent ?? null) {
    const section = outline.sections[at]
    if (section !== undefined) titles.unshift(`${section.number}${section.title}`.trim())
  }
  return titles
}

function recordsIn(
  { start, end }: SourceSpan,
  { indicators, goals, assignments, residue }: Extraction,
  sentence: SentenceAnalysis,
  origins: Origins,
): RecordView[] {
  const here = ({ span }: { span: SourceSpan }): boolean => span.start >= start && span.start < end
  return [
    ...goals.filter(here).map((goal): RecordView => ({
      kind: 'goal',
      id: goal.id,
      rule: goal.rule,
      summary: goal.statement,
      origins: origins.ofGoal(goal, sentence),
    })),
    ...indicators.filter(here).map((indicator): RecordView => ({
      kind: 'indicator',
      id: indicator.id,
      rule: indicator.rule,
      summary: summaryOf(indicator),
      origins: origins.ofIndicator(indicator, sentence),
    })),
    ...assignments.filter(here).map(({ id, rule, agencies }): RecordView => ({
      kind: 'assignment',
      id,
      rule,
      summary: agencies.map(({ name, role }) => `${name} (${role})`).join(', '),
      origins: [],
    })),
    ...residue.filter(here).map(({ kind, text, reason }): RecordView => ({
      kind: 'residue',
      id: null,
      rule: null,
      summary: `${text}: ${kind} ${reason}`,
      origins: [],
    })),
  ]
}

function summaryOf({ name, comparator, amount, min, max, unit, change }: Indicator): string {
  const value = comparator === 'between' ? `${min}–${max}` : `${comparator} ${amount}`
  const moved = change === 'level' ? '' : ` (${change})`
  return `${name} ${value} ${unit ?? ''}`.trimEnd() + moved
}
