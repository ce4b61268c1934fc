import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Horizon } from '../core/extraction.ts'
import type { SignatureTest, Token } from '../core/token.ts'
import { type Assembling, hasClass, clauseStart } from './context.ts'
import { documentEnd, isYearly } from './document-end.ts'
import { handedOn } from './handed-on.ts'
import { readLeads } from './leads.ts'
import type { Turn } from './drafts.ts'
import type { YearReader, YearStatement } from './years.ts'

/** Says by when what a sentence, its block, its section or the text promises is due. */
export class Timeline {
  readonly #world: Assembling
  readonly #years: YearReader
  readonly published: number | null
  readonly #now: number | null
  /** The plan's own end, or for a yearly text the year itself. */
  readonly end: Horizon | null
  /** Where the text says no period of its own, the year that its goals are for. */
  readonly #announced: Horizon | null
  /** It is of one year, as a yearly report is. */
  readonly #isYearly: boolean
  readonly #isClauseEnd: SignatureTest
  readonly #isQuantity: SignatureTest
  /** Section → the year its heading states. */
  readonly #headings: ReadonlyMap<number, YearStatement>
  /** Sentence → the present year that a sentence before it began with, or what its list is for. */
  readonly #leads: ReadonlyMap<SentenceAnalysis, Horizon>
  /** Sentence → the present year, whose targets a sentence announces before it and behind the last heading with a year. */
  readonly #announcedBefore: ReadonlyMap<SentenceAnalysis, Horizon>
  /** Sentence → the one year that a sentence before it in its block names, in a plan without a period of its own. */
  readonly #begun: ReadonlyMap<SentenceAnalysis, Horizon>
  /** Sentence → the last year to come that its block names before it, in a text of one year. */
  readonly #ahead: ReadonlyMap<SentenceAnalysis, Horizon>

  constructor(world: Assembling, years: YearReader) {
    this.#world = world
    this.#isClauseEnd = world.table.test(['clause-end'])
    this.#isQuantity = world.table.test(['quantity'])
    this.#years = years
    this.published = years.published
    this.#now = years.now
    const { end, announced } = documentEnd(world, years)
    this.end = end
    this.#announced = announced
    this.#isYearly = isYearly(world)
    this.#headings = this.#readHeadings()
    this.#leads = this.#isYearly ? readLeads(world, years, (sentence) => this.first(sentence)) : new Map()
    this.#ahead = this.#readAhead()
    this.#begun = this.#readBegun()
    this.#announcedBefore = this.#readAnnounced()
  }

  /**
   * The nearest statement before a token: in its clause, then in its sentence; of as many years in a list as one thing
   * has values, the one whose turn it is (到2024年和2027年,入渠率分别达到60%和75%).
   */
  nearest(sentence: SentenceAnalysis, at: number, turn: Turn | null = null): Horizon | null {
    const { tokens } = sentence
    const inTurn = turn === null ? undefined : this.#years.listBefore(sentence, at, turn.of)[turn.index]
    if (inTurn !== undefined && this.#isUsable(inTurn))
      return { year: inTurn.year, from: 'sentence', text: inTurn.text }
    let clause = at
    while (clause > 0 && !this.#isClauseEnd((tokens[clause - 1] as Token).sig)) clause--
    const inClause = this.#usable(this.#years.endsIn(sentence, clause, at))
    if (inClause !== null) return { year: inClause.year, from: 'clause', text: inClause.text }
    const inSentence = this.#usable(this.#years.endsIn(sentence, 0, clause))
    return inSentence === null ? null : { year: inSentence.year, from: 'sentence', text: inSentence.text }
  }

  /** The first usable statement of a sentence before its first quantity: what a goal begins with. */
  first(sentence: SentenceAnalysis): Horizon | null {
    if (this.#years.statedIn(sentence).length === 0) return null
    const quantity = sentence.tokens.findIndex(({ sig }) => this.#isQuantity(sig))
    const statements = this.#years.endsIn(sentence, 0, quantity < 0 ? Infinity : quantity)
    const found = statements.find((statement) => this.#isUsable(statement))
    return found === undefined ? null : { year: found.year, from: 'sentence', text: found.text }
  }

  #isUsable({ year }: YearStatement): boolean {
    return year === null || this.#now === null || year >= this.#now
  }

  /** What the headings over a section say, the nearest first. */
  ofSection(section: number | null): Horizon | null {
    for (let at = section; at !== null; at = this.#world.outline.sections[at]?.parent ?? null) {
      const stated = this.#headings.get(at)
      if (stated !== undefined) return { year: stated.year, from: 'section', text: stated.text }
    }
    return null
  }

  /** What is said around a sentence: in its block, else the present year where its targets were announced, else by headings. */
  around(sentence: SentenceAnalysis): Horizon | null {
    const headed = this.ofSection(sentence.block.section)
    return this.ofBlock(sentence) ?? (headed && (this.#announcedBefore.get(sentence) ?? headed))
  }

  /**
   * What a sentence before it says for it: the one year that it names in a plan (5年内新建泵站20座。改造水渠…); in a text of one year
   * what it began with, in its block or over its list (今年办好十件实事。一是…), or what that is for (今后五年要做到:).
   */
  ofBlock(sentence: SentenceAnalysis): Horizon | null {
    return this.#begun.get(sentence) ?? this.#leads.get(sentence) ?? null
  }

  #readBegun(): ReadonlyMap<SentenceAnalysis, Horizon> {
    const { facts } = this.#world.outline
    if (facts.period !== null || !this.#world.knowledge.goals.paragraphs.includes(facts.genre)) return new Map()
    return handedOn(
      this.#world.sentences,
      ({ block }, before) => block === before,
      (sentence) => {
        const [first, ...more] = this.#years.endsIn(sentence).filter((statement) => this.#isUsable(statement))
        if (first === undefined || first.year === null || more.some(({ year }) => year !== first.year)) return null
        return { year: first.year, from: 'section', text: first.text }
      },
    )
  }

  #readAnnounced(): ReadonlyMap<SentenceAnalysis, Horizon> {
    if (!this.#isYearly) return new Map()
    return handedOn(
      this.#world.sentences,
      ({ heading, block }) => !heading || block.section === null || !this.#headings.has(block.section),
      (sentence) => {
        const opening = (sentence.matches['goal'] ?? []).find(({ fields }) => fields['reach'] === 'paragraph')
        if (opening === undefined) return null
        const stated = this.nearest(sentence, opening.to) ?? this.ofBlock(sentence)
        const isPresent = stated !== null && stated.year !== null && stated.year === this.published
        return isPresent ? { ...stated, from: 'section' } : null
      },
    )
  }

  /** What holds where nothing nearer is said: the end of the text, for a rate for each year that of its goals. */
  lastResort(isRate: boolean): Horizon | null {
    return (isRate && this.#now !== null ? this.#announced : null) ?? this.end
  }

  /**
   * Until when a rate for each year holds that no year stands before, in a text of one year: a rate of several years
   * ends in the next year to come that its sentence names, else in the last that its block has named.
   */
  endOfRate(sentence: SentenceAnalysis, at: number): Horizon | null {
    if (!this.#isYearly) return null
    const later = this.yearsToCome(sentence, at)[0]
    return later === undefined ? (this.#ahead.get(sentence) ?? null) : { ...later, from: 'sentence' }
  }

  /** The years after that of the text that a sentence names, from a token on. */
  yearsToCome(sentence: SentenceAnalysis, from = 0): { readonly year: number; readonly text: string }[] {
    const now = this.published ?? Infinity
    return this.#years
      .statedIn(sentence)
      .flatMap(({ year, text, at }) => (at >= from && year !== null && year > now ? [{ year, text }] : []))
  }

  #readAhead(): ReadonlyMap<SentenceAnalysis, Horizon> {
    if (!this.#isYearly) return new Map()
    return handedOn(
      this.#world.sentences,
      ({ block }, before) => block === before,
      (sentence) => {
        const ahead = this.yearsToCome(sentence).at(-1)
        return ahead === undefined ? null : { ...ahead, from: 'section' }
      },
    )
  }

  #readHeadings(): ReadonlyMap<number, YearStatement> {
    const found = new Map<number, YearStatement>()
    for (const sentence of this.#world.sentences) {
      const { section } = sentence.block
      if (!sentence.heading || section === null) continue
      const stated = this.#usable(this.#years.endsIn(sentence))
      if (stated !== null) found.set(section, stated)
    }
    return found
  }

  /** The last statement that is not in the past of the text. */
  #usable(statements: readonly YearStatement[]): YearStatement | null {
    return statements.findLast((statement) => this.#isUsable(statement)) ?? null
  }

  /** The year a report of what is so speaks of: stated before the token, in the past or the present. */
  asOf(sentence: SentenceAnalysis, at: number): number | null {
    return this.#years.statedIn(sentence).findLast((statement) => statement.at < at)?.year ?? null
  }

  /** True when the sentence is set in a year before the text's own; 去年出台的 behind a verb sets only its object there. */
  isPast(sentence: SentenceAnalysis): boolean {
    const now = this.#now
    if (now === null) return false
    const statements = this.#years.statedIn(sentence)
    return (
      statements.every(({ year }) => year !== null && year < now) &&
      statements.some(({ at }) => !this.#isGoverned(sentence.tokens, at))
    )
  }

  /**
   * True where the clause of a token begins with a time before the text's own (去年新建30座,今年再建20座), unless that time
   * belongs to a thing (去年签约的项目开工20个) or a word of promise stands behind it.
   */
  tellsOfPast(sentence: SentenceAnalysis, at: number): boolean {
    const { tokens } = sentence
    const last = this.#years.statedIn(sentence).findLast((statement) => statement.at < at)
    if (this.#now === null || last === undefined || last.year === null || last.year >= this.#now) return false
    const { table } = this.#world
    const between = ['adverb.plan', 'particle', 'clause-end']
    return (
      clauseStart(table, tokens, last.at) === last.at &&
      !tokens.slice(last.at, at).some((token) => hasClass(table, token, between))
    )
  }

  /** A verb or a thing stands right before the time. */
  #isGoverned(tokens: readonly Token[], at: number): boolean {
    const { by, except } = this.#world.knowledge.deadlines.governing
    const before = tokens[at - 1]
    return hasClass(this.#world.table, before, by) && !hasClass(this.#world.table, before, except)
  }

  /** True when the nearest time before a token, in its sentence, is one to come by which something shall be so (到2030年). */
  isToCome(sentence: SentenceAnalysis, at: number): boolean {
    const last = this.#years.statedIn(sentence).findLast((statement) => statement.at < at)
    if (last === undefined || last.year === null || this.published === null) return false
    const before = sentence.tokens[last.at - 1]?.text ?? ''
    return last.year > this.published && this.#world.knowledge.roles.ahead.before.includes(before)
  }
}
