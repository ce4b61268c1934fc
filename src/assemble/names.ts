import type { NameKnowledge } from '../core/assembly.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { NameEndings } from './name-endings.ts'
import { tokenTest, type TokenTest } from './context.ts'

/** One of the things that a phrase lists. */
export type Conjunct = readonly Token[]

/** Names of measured things: cutting, splitting and completing noun phrases. Tokens in, text out. */
export class NameMaker {
  readonly endings: NameEndings
  readonly #knowledge: NameKnowledge
  readonly #links: ReadonlySet<string>
  readonly #endings: readonly string[]
  readonly #is: ReturnType<typeof testsOf>

  constructor(knowledge: NameKnowledge, lexicon: Lexicon, table: ClassTable) {
    this.endings = new NameEndings(knowledge, lexicon)
    this.#knowledge = knowledge
    this.#links = new Set(knowledge.links)
    this.#endings = knowledge.metricEndings
    this.#is = testsOf(knowledge, table)
  }

  /** Classes of the words in front of a clause's object: verbs and what modifies them. */
  get governing(): readonly string[] {
    return this.#knowledge.governing
  }

  isLink(token: Token): boolean {
    return this.#links.has(token.text)
  }

  /**
   * Cuts what does not belong to a name off both ends; empty when nothing is left.
   * @param behind it stands behind its value, and what is told of the thing may follow it
   */
  trim(tokens: readonly Token[], governor: Token | undefined, behind = false): readonly Token[] {
    let to = tokens.length
    let from = tokens.findLastIndex((token, at) => at < to - 1 && this.#knowledge.andSoOn.includes(token.text)) + 1
    while (from < to && (this.#is.cutLeft(tokens[from]) || this.isLink(tokens[from] as Token))) from++
    const isTold = (at: number): boolean => behind && at > from && this.#is.told(tokens[at])
    while (to > from && (this.#isCutRight(tokens[to - 1] as Token) || isTold(to - 1))) to--
    if (to - from > 1 && this.#is.finalGovernor(governor) && this.#is.final(tokens[to - 1])) to--
    return tokens.slice(from, to)
  }

  #isCutRight(token: Token): boolean {
    if (this.#is.cutRight(token) || this.isLink(token)) return true
    return this.#is.bracket(token) && (token.inner ?? []).some(this.#is.aside)
  }

  /** The phrase as a name; the marks and characters between the tokens stay, white space goes. */
  text(tokens: readonly Token[], source: string): string {
    const first = tokens[0]
    const last = tokens.at(-1)
    if (first === undefined || last === undefined) return ''
    return source.slice(first.start, last.end).replaceAll(/\s/g, '')
  }

  /**
   * The things that a phrase names before what sums them up, each with the measure of that (甲、乙等作物产量 → 甲产量, 乙产量);
   * none where it sums up nothing.
   */
  named(tokens: readonly Token[], source: string): readonly string[] {
    const at = tokens.findLastIndex((token) => this.#knowledge.andSoOn.includes(token.text))
    if (at <= 0) return []
    const whole = this.text(tokens.slice(at + 1), source)
    const measure = this.endings.measureAt(whole) ?? ''
    return this.conjuncts(this.trim(tokens.slice(0, at), undefined)).map(
      (part) => this.text(part, source) + (this.isMetric(part) ? '' : measure),
    )
  }

  /** Splits a phrase at its links: A、B和C → [A], [B], [C]. */
  conjuncts(tokens: readonly Token[]): readonly Conjunct[] {
    return splitAt(tokens, (token) => this.isLink(token))
  }

  /** The same into so many, if need be not at all links; null when it has not so many. */
  conjunctsBy(tokens: readonly Token[], count: number): readonly Conjunct[] | null {
    const ways = [this.conjuncts(tokens), this.#outerConjuncts(tokens), this.#listed(tokens)]
    return ways.find((parts) => parts.length === count) ?? null
  }

  /** Splits a phrase into what is measured by itself: A和B收入、C收入 → [A和B收入], [C收入]; at all links where that is not so. */
  metricConjuncts(tokens: readonly Token[]): readonly Conjunct[] {
    const all = this.conjuncts(tokens)
    if (all.every((part) => this.isMetric(part))) return all
    const outer = this.#outerConjuncts(tokens)
    return outer.length > 1 && outer.every((part) => this.isMetric(part)) ? outer : all
  }

  /** A word joins the last two of a list; before them it stands within one of its things: A和B、C与D → [A和B], [C], [D]. */
  #outerConjuncts(tokens: readonly Token[]): readonly Conjunct[] {
    const parts = this.#listed(tokens)
    return [...parts.slice(0, -1), ...this.conjuncts(parts.at(-1) ?? [])]
  }

  #listed(tokens: readonly Token[]): readonly Conjunct[] {
    return splitAt(tokens, ({ text }) => text === this.#knowledge.links[0])
  }

  /** A conjunct that is a measured thing by itself (…率, …收入). */
  isMetric(tokens: readonly Token[]): boolean {
    const last = tokens.at(-1)
    if (last === undefined) return false
    return this.#is.head(last) || this.#endings.some((ending) => last.text.endsWith(ending))
  }

  isDistributed(tokens: readonly Token[]): boolean {
    return tokens.some(this.#is.distributive)
  }

  /** The change a dependent head says (增幅 → increase), or null when the phrase is not one of those. */
  changeHead(name: string): string | null {
    return Object.hasOwn(this.#knowledge.changeHeads, name) ? (this.#knowledge.changeHeads[name] as string) : null
  }

  /** The change that the last word of a longer name says (…增幅), or null. */
  changeEnding(tokens: readonly Token[]): string | null {
    const last = tokens.at(-1)
    const { changeEndings } = this.#knowledge
    return tokens.length > 1 && last !== undefined && Object.hasOwn(changeEndings, last.text)
      ? (changeEndings[last.text] as string)
      : null
  }

  isDependent(tokens: readonly Token[]): boolean {
    return tokens.length === 1 && this.#is.dependent(tokens[0])
  }

  /** True when a name begins with the place that something is measured in (主城区|PM2.5年均浓度). */
  beginsWithPlace([place, ...rest]: readonly Token[]): boolean {
    return (
      this.#is.place(place) &&
      this.isMetric(rest) &&
      !this.isDependent(rest) &&
      !this.isLink(rest[0] as Token) &&
      !rest.some(this.#is.noMeasure)
    )
  }

  /** Places in full: the ending of the last goes to those that have none. */
  places(names: readonly string[]): readonly string[] {
    const { placeEndings } = this.#knowledge
    const ending = placeEndings.find((word) => names.at(-1)?.endsWith(word))
    if (ending === undefined || names.length < 2) return names
    return names.map((name) => (placeEndings.some((word) => name.endsWith(word)) ? name : name + ending))
  }

  /** Places that share one value, as one. */
  listed(names: readonly string[]): string {
    return names.join(this.#knowledge.links[0])
  }

  isTooLong(name: string): boolean {
    return name.length > this.#knowledge.longest
  }
}

/** What is asked of the tokens of names. */
function testsOf(knowledge: NameKnowledge, table: ClassTable) {
  const test = (...classes: readonly string[]): TokenTest => tokenTest(table, classes)
  return {
    cutLeft: test(...knowledge.trimLeft),
    cutRight: test(...knowledge.trimRight),
    told: test(...knowledge.told),
    bracket: test('bracket'),
    aside: test(...knowledge.asides),
    final: test(knowledge.final),
    finalGovernor: test(...knowledge.finalGovernors),
    head: test(...knowledge.heads),
    dependent: test(knowledge.dependent),
    distributive: test(knowledge.distributive),
    place: test(...knowledge.within.places),
    noMeasure: test(...knowledge.within.unless),
  }
}

function splitAt(tokens: readonly Token[], isBetween: (token: Token) => boolean): readonly Conjunct[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (isBetween(token)) parts.push([])
    else (parts.at(-1) as Token[]).push(token)
  }
  return parts.filter((part) => part.length > 0)
}
