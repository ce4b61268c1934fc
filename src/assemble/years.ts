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

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The year a text is from, from `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
function yearOf(published: string | null): number | null {
  return published === null ? null : Number(published.slice(0, 4))
}

/** Reads the years that tokens state and resolves relative ones against the year the text is from. */
export class YearReader {
  readonly #world: Assembling
  readonly published: number | null
  readonly #isTime: SignatureTest

  constructor(world: Assembling) {
    this.#world = world
    this.published = yearOf(world.outline.facts.publishedOn)
    this.#isTime = world.table.test(TIME_CLASSES)
  }

  /** Years stated in a range of tokens, leaving out bases of comparison (比2017年, 由2020年的). */
  statements(tokens: readonly Token[], from: number, to: number): YearStatement[] {
    const found: YearStatement[] = []
    for (let i = from; i < to; i++) {
      const token = tokens[i] as Token
      if (!this.#isTime(token.sig)) continue
      if (this.#isBase(tokens, i)) continue
      const year = this.#yearOfToken(token)
      if (year !== undefined) found.push({ year, text: token.text, at: i })
    }
    return found
  }

  /** All years that tokens name, bases of comparison included; null for a time whose year is not known. */
  named(tokens: readonly Token[]): (number | null)[] {
    return tokens.flatMap((token) => (this.#isTime(token.sig) ? (this.#yearOfToken(token) ?? []) : []))
  }

  #isBase(tokens: readonly Token[], at: number): boolean {
    return hasClass(this.#world.table, tokens[at - 1], this.#world.knowledge.deadlines.baseBefore)
  }

  /** Statements of years by which, in a range of tokens: neither bases of comparison nor beginnings. */
  ends(tokens: readonly Token[], from: number, to: number): YearStatement[] {
    const { startAfter } = this.#world.knowledge.deadlines
    return this.statements(tokens, from, to).filter(({ at }) => !startAfter.includes(tokens[at + 1]?.text ?? ''))
  }

  /** So many years by which that are joined to a list, the nearest such before a token; empty where there is none. */
  listBefore(tokens: readonly Token[], at: number, length: number): readonly YearStatement[] {
    const last = this.ends(tokens, 0, at).slice(-length)
    const joined = last.slice(1).every((each, index) => this.#isJoined(tokens, last[index] as YearStatement, each))
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
