import type { GenreRule, MarkerRule, OutlineKnowledge, PartPattern, SkipRule } from '../core/outline-knowledge.ts'
import { compileOrdinals, type Ordinals } from './numerals.ts'
import { RegionIndex } from './regions.ts'

export interface Marker extends Omit<MarkerRule, 'pattern'> {
  readonly pattern: RegExp
}

export interface Skip extends Omit<SkipRule, 'lines' | 'from' | 'to' | 'until' | 'next' | 'unless'> {
  /** All line patterns in one: fewer expressions start faster. */
  readonly lines: RegExp | null
  readonly from: RegExp | null
  readonly to: RegExp | null
  readonly until: RegExp | null
  readonly next: RegExp | null
  readonly unless: RegExp | null
}

export interface PartRegExp {
  readonly part: PartPattern['part']
  readonly pattern: RegExp
}

export interface Genre extends Omit<GenreRule, 'signs'> {
  readonly signs: readonly PartRegExp[]
}

/** The knowledge of the outline stage with its patterns ready to run. */
export interface Compiled {
  readonly knowledge: OutlineKnowledge
  readonly numerals: Ordinals
  readonly markers: readonly Marker[]
  readonly enumerations: readonly RegExp[]
  readonly headings: ReturnType<typeof compileHeadings>
  readonly skips: readonly Skip[]
  readonly facts: ReturnType<typeof compileFacts>
  readonly regions: RegionIndex
}

const cache = new WeakMap<OutlineKnowledge, Compiled>()

/** Compiles once for each knowledge object. */
export function compileKnowledge(knowledge: OutlineKnowledge): Compiled {
  const known = cache.get(knowledge)
  if (known !== undefined) return known
  const compiled: Compiled = {
    knowledge,
    numerals: compileOrdinals(knowledge.numerals),
    markers: knowledge.markers.map((rule) => ({ ...rule, pattern: new RegExp(rule.pattern, 'uy') })),
    enumerations: knowledge.enumerations.map((rule) => new RegExp(rule.pattern, 'gu')),
    headings: compileHeadings(knowledge),
    skips: knowledge.skips.map(compileSkip),
    facts: compileFacts(knowledge),
    regions: new RegionIndex(knowledge.regions, regExp(knowledge.facts.regionBefore)),
  }
  cache.set(knowledge, compiled)
  return compiled
}

function regExp(source: string): RegExp {
  return new RegExp(source, 'u')
}

function optional(source: string | null): RegExp | null {
  return source === null ? null : regExp(source)
}

function parts(patterns: readonly PartPattern[]): PartRegExp[] {
  return patterns.map(({ part, pattern }) => ({ part, pattern: regExp(pattern) }))
}

function compileSkip(rule: SkipRule): Skip {
  const { lines, from, to, until, next, unless } = rule
  return {
    ...rule,
    lines: lines.length === 0 ? null : regExp(lines.map((line) => `(?:${line})`).join('|')),
    from: optional(from),
    to: optional(to),
    until: optional(until),
    next: optional(next),
    unless: optional(unless),
  }
}

function compileHeadings({ headings }: OutlineKnowledge) {
  return {
    sentenceEnd: regExp(headings.sentenceEnd),
    statementEnd: regExp(headings.statementEnd),
    runInEnd: regExp(headings.runInEnd),
    runInNext: regExp(headings.runInNext),
    titleEnd: regExp(headings.titleEnd),
    titleLead: regExp(headings.titleLead),
    responsibility: regExp(headings.responsibility),
    announces: regExp(headings.announces),
    address: regExp(headings.address),
    never: regExp(headings.never),
    longest: { plain: headings.plain, bold: headings.bold, marked: headings.marked },
  }
}

function compileFacts({ facts }: OutlineKnowledge) {
  return {
    titles: parts(facts.titles),
    titleTail: regExp(facts.titleTail),
    titleMore: regExp(facts.titleMore),
    titleLike: regExp(facts.titleLike),
    ranges: facts.ranges.map(regExp),
    quotedRange: regExp(facts.quotedRange),
    issuedRange: regExp(facts.issuedRange),
    year: regExp(facts.year),
    namedPeriods: facts.namedPeriods.map((period) => ({ ...period, pattern: regExp(period.pattern) })),
    dates: facts.dates.map(regExp),
    published: parts(facts.published),
    documentNumber: parts(facts.documentNumber),
    issuer: parts(facts.issuer),
    national: regExp(facts.national),
    genres: facts.genres.map((rule): Genre => ({ ...rule, signs: parts(rule.signs) })),
  }
}
