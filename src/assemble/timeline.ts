import type { SentenceAnalysis } from '../core/analysis.ts'
import { TIME_CLASSES } from '../core/clues.ts'
import type { Horizon } from '../core/extraction.ts'
import type { SignatureTest, Token } from '../core/token.ts'
import { type Assembling, hasClass } from './context.ts'
import { handedOn } from './handed-on.ts'

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

/** Reads years out of sentences and resolves relative ones against the year the text is from. */
export class Timeline {
  readonly #world: Assembling
  readonly published: number | null
  /** What lies before it is past: the year the text is from, else the first of its plan. */
  readonly now: number | null
  /** The plan's own end, or for a yearly text the year itself. */
  readonly end: Horizon | null
  readonly #isTime: SignatureTest
  readonly #isClauseEnd: SignatureTest
  readonly #isQuantity: SignatureTest
  /** Section → the year its heading states. */
  readonly #headings: ReadonlyMap<number, YearStatement>
  /** Sentence → the present year that a sentence before it began with, in its block or over its list. */
  readonly #leads: ReadonlyMap<SentenceAnalysis, Horizon>
  /** Sentence → the last year to come that its block names before it, in a text of one year. */
  readonly #ahead: ReadonlyMap<SentenceAnalysis, Horizon>

  constructor(world: Assembling) {
    this.#world = world
    const { facts } = world.outline
    this.#isTime = world.table.test(TIME_CLASSES)
    this.#isClauseEnd = world.table.test(['clause-end'])
    this.#isQuantity = world.table.test(['quantity'])
    this.published = yearOf(facts.publishedOn)
    this.now = this.published ?? facts.period?.from ?? null
    this.end = this.#documentEnd()
    this.#headings = this.#readHeadings()
    this.#leads = this.#readLeads()
    this.#ahead = this.#readAhead()
  }

  #documentEnd(): Horizon | null {
    const { facts } = this.#world.outline
    if (facts.period !== null) return { year: facts.period.to, from: 'document', text: facts.period.text }
    if (!this.#isYearly()) return this.#announcedEnd()
    return this.published === null ? null : { year: this.published, from: 'document', text: String(this.published) }
  }

  #isYearly(): boolean {
    return this.#world.knowledge.deadlines.yearly.includes(this.#world.outline.facts.genre)
  }

  /** The year ahead that headings and goals state most often, the first of several. */
  #announcedEnd(): Horizon | null {
    const found = new Map<number, { text: string; times: number }>()
    for (const { heading, tokens, matches } of this.#world.sentences) {
      if (!heading && (matches['goal'] ?? []).length === 0) continue
      for (const { year, text } of this.#ends(tokens, 0, tokens.length)) {
        if (year === null || (this.now !== null && year <= this.now)) continue
        const known = found.get(year)
        if (known === undefined) found.set(year, { text, times: 1 })
        else known.times++
      }
    }
    const most = Math.max(...[...found.values()].map(({ times }) => times))
    const [year, first] = [...found].find(([, { times }]) => times === most) ?? []
    return year === undefined || first === undefined ? null : { year, from: 'document', text: first.text }
  }

  /** Years stated in a range of tokens, leaving out bases of comparison (比2017年, 由2020年的). */
  statements(tokens: readonly Token[], from: number, to: number): YearStatement[] {
    const found: YearStatement[] = []
    for (let i = from; i < to; i++) {
      const token = tokens[i] as Token
      if (!this.#isTime(token.sig)) continue
      if (this.isBase(tokens, i)) continue
      const year = this.#yearOfToken(token)
      if (year !== undefined) found.push({ year, text: token.text, at: i })
    }
    return found
  }

  isBase(tokens: readonly Token[], at: number): boolean {
    return hasClass(this.#world.table, tokens[at - 1], this.#world.knowledge.deadlines.baseBefore)
  }

  /** Statements of years by which, in a range of tokens: neither bases of comparison nor beginnings. */
  #ends(tokens: readonly Token[], from: number, to: number): YearStatement[] {
    const { startAfter } = this.#world.knowledge.deadlines
    return this.statements(tokens, from, to).filter(({ at }) => !startAfter.includes(tokens[at + 1]?.text ?? ''))
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

  /** The nearest statement before a token: in its clause, then in its sentence. */
  nearest(sentence: SentenceAnalysis, at: number): Horizon | null {
    const { tokens } = sentence
    let clause = at
    while (clause > 0 && !this.#isClauseEnd((tokens[clause - 1] as Token).sig)) clause--
    const inClause = this.#usable(this.#ends(tokens, clause, at))
    if (inClause !== null) return { year: inClause.year, from: 'clause', text: inClause.text }
    const inSentence = this.#usable(this.#ends(tokens, 0, clause))
    return inSentence === null ? null : { year: inSentence.year, from: 'sentence', text: inSentence.text }
  }

  /** The first usable statement of a sentence before its first quantity: what a goal begins with. */
  first(sentence: SentenceAnalysis): Horizon | null {
    const { tokens } = sentence
    const quantity = tokens.findIndex(({ sig }) => this.#isQuantity(sig))
    const statements = this.#ends(tokens, 0, quantity < 0 ? tokens.length : quantity)
    const found = statements.find((statement) => this.#isUsable(statement))
    return found === undefined ? null : { year: found.year, from: 'sentence', text: found.text }
  }

  #isUsable({ year }: YearStatement): boolean {
    return year === null || this.now === null || year >= this.now
  }

  /** What the headings over a section say, the nearest first. */
  ofSection(section: number | null): Horizon | null {
    for (let at = section; at !== null; at = this.#world.outline.sections[at]?.parent ?? null) {
      const stated = this.#headings.get(at)
      if (stated !== undefined) return { year: stated.year, from: 'section', text: stated.text }
    }
    return null
  }

  /** What a sentence before it in its block, or over its list, began with, in a text of one year (今年办好十件实事。一是…). */
  ofBlock(sentence: SentenceAnalysis): Horizon | null {
    return this.#leads.get(sentence) ?? null
  }

  #readLeads(): ReadonlyMap<SentenceAnalysis, Horizon> {
    if (!this.#isYearly()) return new Map()
    return handedOn(
      this.#world.sentences,
      ({ block }, before) => block === before || block.kind === 'item',
      ({ tokens }) => {
        const [opening] = this.statements(tokens, 0, Math.min(1, tokens.length))
        if (opening === undefined || opening.year === null || opening.year !== this.published) return null
        return { year: opening.year, from: 'section', text: opening.text }
      },
    )
  }

  /**
   * Until when a rate for each year holds that no year stands before, in a text of one year: a rate of several years
   * ends in the next year to come that its sentence names, else in the last that its block has named.
   */
  endOfRate(sentence: SentenceAnalysis, at: number): Horizon | null {
    if (!this.#isYearly()) return null
    const later = this.#yearsToCome(sentence.tokens, at)[0]
    return later === undefined ? (this.#ahead.get(sentence) ?? null) : { ...later, from: 'sentence' }
  }

  #yearsToCome(tokens: readonly Token[], from: number): { readonly year: number; readonly text: string }[] {
    const now = this.published ?? Infinity
    return this.statements(tokens, from, tokens.length).flatMap(({ year, text }) =>
      year !== null && year > now ? [{ year, text }] : [],
    )
  }

  #readAhead(): ReadonlyMap<SentenceAnalysis, Horizon> {
    if (!this.#isYearly()) return new Map()
    return handedOn(
      this.#world.sentences,
      ({ block }, before) => block === before,
      ({ tokens }) => {
        const ahead = this.#yearsToCome(tokens, 0).at(-1)
        return ahead === undefined ? null : { ...ahead, from: 'section' }
      },
    )
  }

  #readHeadings(): ReadonlyMap<number, YearStatement> {
    const found = new Map<number, YearStatement>()
    for (const { block, heading, tokens } of this.#world.sentences) {
      if (!heading || block.section === null) continue
      const stated = this.#ends(tokens, 0, tokens.length).findLast((statement) => this.#isUsable(statement))
      if (stated !== undefined) found.set(block.section, stated)
    }
    return found
  }

  /** The last statement that is not in the past of the text. */
  #usable(statements: readonly YearStatement[]): YearStatement | null {
    return statements.findLast((statement) => this.#isUsable(statement)) ?? null
  }

  /** The year a report of what is so speaks of: stated before the token, in the past or the present. */
  asOf(sentence: SentenceAnalysis, at: number): number | null {
    return this.statements(sentence.tokens, 0, at).at(-1)?.year ?? null
  }

  /** True when the sentence is set in a year before the text's own; 去年出台的 behind a verb sets only its object there. */
  isPast({ tokens }: SentenceAnalysis): boolean {
    const now = this.now
    if (now === null) return false
    const statements = this.statements(tokens, 0, tokens.length)
    return (
      statements.every(({ year }) => year !== null && year < now) &&
      statements.some(({ at }) => !this.#isGoverned(tokens, at))
    )
  }

  /** A verb or a thing stands right before the time. */
  #isGoverned(tokens: readonly Token[], at: number): boolean {
    const { by, except } = this.#world.knowledge.deadlines.governing
    const before = tokens[at - 1]
    return hasClass(this.#world.table, before, by) && !hasClass(this.#world.table, before, except)
  }

  /** True when the sentence begins with a time that lies ahead of the text, or with a word that says as much. */
  opensAhead({ tokens }: SentenceAnalysis): boolean {
    const { before, words } = this.#world.knowledge.roles.ahead
    const first = tokens[0]?.text ?? ''
    if (words.includes(first)) return true
    const announced = before.includes(first)
    const at = announced ? 1 : 0
    if (tokens[at] === undefined) return false
    const [statement] = this.statements(tokens, at, at + 1)
    if (statement === undefined) return false
    if (statement.year === null || this.published === null) return announced || statement.year === null
    return statement.year > this.published || (announced && statement.year === this.published)
  }
}
