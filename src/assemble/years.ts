import type { SentenceAnalysis } from '../core/analysis.ts'
import { TIME_CLASSES } from '../core/clues.ts'
import type { SignatureTest, Token } from '../core/token.ts'
import { type Assembling, hasClass } from './context.ts'

/** A year and the words that say it. */
export interface YearStatement {
  readonly year: number | null
  readonly text: string
  /** First token of the statement in its sentence. */
  readonly at: number
}

const NONE: readonly YearStatement[] = []

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The year a text is from, from `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function yearOf(published: string | null): number | null {
  return published === null ? null : Number(published.slice(0, 4))
}

/** Reads the years that sentences state and resolves relative ones against the year the text is from. */
export class YearReader {
  readonly #world: Assembling
  readonly published: number | null
  /** What lies before it is past: the year the text is from, else the first of its plan. */
  readonly now: number | null
  readonly #isTime: SignatureTest
  /** Sentence → what it states, if anything; many parts of the assembly ask. */
  readonly #stated = new Map<SentenceAnalysis, readonly YearStatement[]>()

  constructor(world: Assembling) {
    this.#world = world
    const { facts } = world.outline
    this.published = yearOf(facts.publishedOn)
    this.now = this.published ?? facts.period?.from ?? null
    this.#isTime = world.table.test(TIME_CLASSES)
    this.#readAll(world.sentences)
  }

  /** Years that a sentence states, in order, leaving out bases of comparison (比2017年, 由2020年的). */
  statedIn(sentence: SentenceAnalysis): readonly YearStatement[] {
    return this.#stated.get(sentence) ?? NONE
  }

  #readAll(sentences: readonly SentenceAnalysis[]): void {
    for (const sentence of sentences) {
      const stated = this.#statements(sentence.tokens)
      if (stated.length > 0) this.#stated.set(sentence, stated)
      this.#readAll(sentence.brackets)
    }
  }

  #statements(tokens: readonly Token[]): readonly YearStatement[] {
    const found: YearStatement[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (!this.#isTime(token.sig) || this.#isBase(tokens, at) || this.#isPartOfYear(tokens, at)) continue
      const year = this.#yearOfToken(token)
      if (year !== undefined) found.push({ year, text: token.text, at })
    }
    return found
  }

  /** All years that tokens name, bases of comparison included; null for a time whose year is not known. */
  named(tokens: readonly Token[]): (number | null)[] {
    return tokens.flatMap((token, at) => {
      const isYear = this.#isTime(token.sig) && !this.#isPartOfYear(tokens, at)
      return isYear ? (this.#yearOfToken(token) ?? []) : []
    })
  }

  /** A month right behind the year that it is of (去年3月, 明年6月底). */
  #isPartOfYear(tokens: readonly Token[], at: number): boolean {
    const fields = tokens[at]?.fields
    if (number(fields?.['month']) === null || number(fields?.['to']) !== null) return false
    return number(tokens[at - 1]?.fields?.['offset']) !== null
  }

  #isBase(tokens: readonly Token[], at: number): boolean {
    return hasClass(this.#world.table, tokens[at - 1], this.#world.knowledge.deadlines.baseBefore)
  }

  /** Statements of years by which, in a range of a sentence's tokens: neither bases of comparison nor beginnings. */
  endsIn(sentence: SentenceAnalysis, from = 0, to = Infinity): readonly YearStatement[] {
    const stated = this.statedIn(sentence)
    if (stated.length === 0) return stated
    const { startAfter } = this.#world.knowledge.deadlines
    return stated.filter(({ at }) => at >= from && at < to && !startAfter.includes(sentence.tokens[at + 1]?.text ?? ''))
  }

  /** So many years by which that are joined to a list, the nearest such before a token; empty where there is none. */
  listBefore(sentence: SentenceAnalysis, at: number, length: number): readonly YearStatement[] {
    const last = this.endsIn(sentence, 0, at).slice(-length)
    const joined = last
      .slice(1)
      .every((each, index) => this.#isJoined(sentence.tokens, last[index] as YearStatement, each))
    return joined && last.length === length ? last : []
  }

  #isJoined(tokens: readonly Token[], before: YearStatement, { at }: YearStatement): boolean {
    return at === before.at + 2 && this.#world.knowledge.names.links.includes(tokens[at - 1]?.text ?? '')
  }

  /** `undefined` where the token names no year at all (a month alone). */
  #yearOfToken(token: Token): number | null | undefined {
    const to = number(token.fields?.['to'])
    if (to !== null) return to
    const offset = number(token.fields?.['offset'])
    if (offset !== null) return this.published === null ? null : this.published + offset
    const years = this.#yearsOf(token)
    if (years !== null) return this.#endOf(years, number(token.fields?.['since']))
    if (number(token.fields?.['month']) !== null) return this.published ?? undefined
    return undefined
  }

  /** How many years a stretch ahead has, begun ones included; at most, where it says from how many to how many. */
  #yearsOf({ fields }: Token): number | null {
    const years = number(fields?.['years'])
    if (years !== null) return years
    const length = number(fields?.['max']) ?? number(fields?.['amount'])
    const unit = this.#world.knowledge.deadlines.yearsIn[String(fields?.['base'])]
    return length === null || unit === undefined ? null : Math.ceil(length * unit)
  }

  /** The last of so many years from a first: from the one named, else to the end of the plan, else from that of the text. */
  #endOf(years: number, since: number | null): number | null {
    const { period } = this.#world.outline.facts
    if (since === null && period !== null) return period.to
    const first = since ?? this.published
    return first === null ? null : first + years - 1
  }
}
