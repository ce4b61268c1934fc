import type { DocumentFacts, Region, Section } from '../core/outline.ts'
import type { OutlineKnowledge, PartPattern } from '../core/outline-knowledge.ts'
import type { Compiled, Genre, PartRegExp } from './compile.ts'
import { findDate } from './dates.ts'
import type { Parts } from './parts.ts'
import { findTitle } from './title.ts'

/** What the user says of a text: its date, the name of its file. */
export interface Given {
  readonly published?: string
  readonly name?: string
}

/** Reads title, period, region, number, issuer, date and genre. */
export function readFacts(parts: Parts, sections: readonly Section[], compiled: Compiled, given: Given): DocumentFacts {
  const { facts, knowledge } = compiled
  const full = findTitle(parts, sections, compiled)
  const title = full?.replace(facts.titleTail, '').trim() ?? null
  const look = { parts, title: full }
  const genre = genreOf(look, sections, facts.genres) ?? knowledge.facts.defaultGenre
  const documentNumber = firstGroup(look, facts.documentNumber, 'number')
  const issuer = firstGroup(look, facts.issuer, 'issuer')
  return {
    title,
    region: regionOf(parts, title, documentNumber, issuer, compiled, given),
    issuer,
    documentNumber,
    period: periodOf(parts, title, genre, compiled),
    publishedOn: given.published ?? publishedOn(look, genre, compiled, given),
    genre,
  }
}

interface Look {
  readonly parts: Parts
  readonly title: string | null
}

function linesOf({ parts, title }: Look, part: PartPattern['part']): readonly string[] {
  if (part !== 'title') return parts[part]
  return title === null ? [] : [title]
}

function firstGroup(look: Look, patterns: readonly PartRegExp[], group: string): string | null {
  for (const { part, pattern } of patterns) {
    for (const line of linesOf(look, part)) {
      const found = pattern.exec(line)?.groups?.[group]
      if (found !== undefined) return found.trim()
    }
  }
  return null
}

function genreOf(look: Look, sections: readonly Section[], genres: readonly Genre[]): string | null {
  const holds = (rule: Genre): boolean => {
    if (rule.numbered && sections.some(({ number }) => number !== '')) return true
    if (rule.skipped.some((reason) => look.parts.skipped.has(reason))) return true
    return rule.signs.some(({ part, pattern }) => {
      let times = 0
      return linesOf(look, part).some((line) => pattern.test(line) && ++times >= rule.times)
    })
  }
  return genres.find(holds)?.genre ?? null
}

/** A year that stands alone in the name of a file. */
const YEAR_OF_NAME = /(?<![\da-z])(?:19|20)\d\d(?![\da-z])/i

function yearOfFile(path: string): string | null {
  return YEAR_OF_NAME.exec(path.split(/[/\\]/).at(-1) ?? '')?.[0] ?? null
}

/** A yearly document that says nothing of its date is of the year that its file is named by. */
function publishedOn(look: Look, genre: string, { facts, numerals, knowledge }: Compiled, given: Given): string | null {
  const year = look.title === null ? undefined : facts.year.exec(look.title.replace(facts.titleTail, ''))?.groups?.year
  const isDated = knowledge.facts.dated.includes(genre)
  const ofTitle = year !== undefined && isDated ? year : null
  for (const { part, pattern } of facts.published) {
    for (const line of linesOf(look, part)) {
      const when = pattern.exec(line)?.groups?.when
      const date = when === undefined ? null : findDate(when, facts.dates, numerals)
      if (date !== null && (ofTitle === null || date.startsWith(ofTitle))) return date
    }
  }
  return ofTitle ?? (isDated ? yearOfFile(given.name ?? '') : null)
}

function periodOf(
  parts: Parts,
  title: string | null,
  genre: string,
  { facts, knowledge }: Compiled,
): DocumentFacts['period'] {
  const secondary = knowledge.facts.secondary.includes(genre)
  const top = [...(title === null ? [] : [title]), ...parts.titles, ...parts.laterTitles]
  const quoted = secondary ? [facts.quotedRange] : genre === knowledge.facts.defaultGenre ? [facts.issuedRange] : []
  const patterns = [
    ...facts.ranges.map((pattern) => ({ pattern, lines: top })),
    ...quoted.map((pattern) => ({ pattern, lines: [parts.opening] })),
  ]
  for (const { pattern, lines } of patterns) {
    for (const line of lines) {
      const match = pattern.exec(line)
      const from = Number(match?.groups?.from)
      const to = Number(match?.groups?.to)
      if (match !== null && from <= to) return { from, to, text: match.groups?.period ?? match[0] }
    }
  }
  for (const line of top) {
    for (const { pattern, from, to } of facts.namedPeriods) {
      const match = pattern.exec(line)
      if (match !== null) return { from, to, text: match[0] }
    }
  }
  const year = title === null || genre === 'report' || secondary ? null : facts.year.exec(title)
  if (year === null) return null
  const value = Number(year.groups?.year)
  return { from: value, to: value, text: year[0] }
}

function regionOf(
  parts: Parts,
  title: string | null,
  documentNumber: string | null,
  issuer: string | null,
  { regions, facts, knowledge }: Compiled,
  given: Given,
): Region | null {
  const top = [title, ...parts.titles, issuer, ...parts.head].filter((line) => line !== null)
  for (const line of top) {
    const region = facts.national.test(line) ? null : regions.first(line)
    if (region !== null) return region
  }
  const code = documentNumber === null ? undefined : abbreviation(documentNumber, knowledge)
  if (code !== undefined) return regions.byCode(code)
  if (top.some((line) => facts.national.test(line))) return null
  return regions.commonest(parts.opening) ?? (given.name === undefined ? null : regions.first(given.name))
}

function abbreviation(documentNumber: string, { abbreviations }: OutlineKnowledge): string | undefined {
  return abbreviations[documentNumber.charAt(0)]
}
