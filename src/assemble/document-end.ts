/** By when the promises of a text are due where nothing nearer is said. */
import type { Horizon } from '../core/extraction.ts'
import type { Assembling } from './context.ts'
import type { YearReader } from './years.ts'

export interface DocumentEnd {
  /** The plan's own end, or for a yearly text the year itself. */
  readonly end: Horizon | null
  /** Where the text says no period of its own, the year that its goals are for. */
  readonly announced: Horizon | null
}

export function documentEnd(world: Assembling, years: YearReader): DocumentEnd {
  const { period } = world.outline.facts
  if (period !== null) return { end: { year: period.to, from: 'document', text: period.text }, announced: null }
  const announced = announcedEnd(world, years)
  if (!isYearly(world) || !isOfItsYear(world, years)) return { end: announced, announced }
  const { published } = years
  return {
    end: published === null ? null : { year: published, from: 'document', text: String(published) },
    announced,
  }
}

/** Texts of a kind that is for one year, as work reports are. */
export function isYearly({ outline, knowledge }: Assembling): boolean {
  return knowledge.deadlines.yearly.includes(outline.facts.genre)
}

/**
 * True unless the text is of a kind that may be a part of any plan, and names years, but never its own; one that tells
 * of the year before and names none to come is a report of its year all the same.
 */
function isOfItsYear({ outline, knowledge, sentences }: Assembling, years: YearReader): boolean {
  const { published } = years
  if (published === null || !knowledge.deadlines.spoken.includes(outline.facts.genre)) return true
  const named = new Set(sentences.flatMap(({ tokens }) => years.named(tokens)))
  if (named.size === 0 || named.has(published)) return true
  const before = published - 1
  const tells = sentences.some((sentence) => years.statedIn(sentence).some(({ year }) => year === before))
  return tells && [...named].every((year) => year !== null && year <= before)
}

/** The year ahead that headings and goals state most often, the first of several. */
function announcedEnd({ sentences }: Assembling, years: YearReader): Horizon | null {
  const found = new Map<number, { text: string; times: number }>()
  for (const sentence of sentences) {
    if (!sentence.heading && (sentence.matches['goal'] ?? []).length === 0) continue
    for (const { year, text } of years.endsIn(sentence)) {
      if (year === null || (years.now !== null && year <= years.now)) continue
      const known = found.get(year)
      if (known === undefined) found.set(year, { text, times: 1 })
      else known.times++
    }
  }
  const most = Math.max(...[...found.values()].map(({ times }) => times))
  const [year, first] = [...found].find(([, { times }]) => times === most) ?? []
  return year === undefined || first === undefined ? null : { year, from: 'document', text: first.text }
}
