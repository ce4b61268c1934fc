import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match } from '../core/match.ts'
import type { Token } from '../core/token.ts'
import { type Assembling, captured, clauseStart, hasClass, tokensIn } from './context.ts'
import { ElidedHeads } from './elided-heads.ts'
import type { NameMaker } from './names.ts'

/** A longer phrase is a statement rather than a thing that a value could be of. */
const LONGEST_TOPIC = 16

/** Says what a match's values are values of: shared subjects, elided heads, subjects of the clause before. */
export class SubjectNamer {
  readonly #world: Assembling
  readonly #names: NameMaker
  readonly #heads: ElidedHeads

  constructor(world: Assembling, names: NameMaker) {
    this.#world = world
    this.#names = names
    this.#heads = new ElidedHeads(names, world.knowledge.names, world.table)
  }

  /**
   * The names a match gives, in order; none when nothing measured was found.
   * @param nameTokens the captured name, trimmed
   * @param before names of the indicators before it in the sentence that it may carry on
   */
  of(
    sentence: SentenceAnalysis,
    match: Match,
    nameTokens: readonly Token[],
    before: readonly string[],
  ): readonly string[] {
    if (match.fields['carry'] === true) {
      const topic = before.length > 0 ? null : this.#topic(sentence, match.from, before)
      const names = topic === null ? before : [topic]
      const phase = captured(match, 'phase')
      return phase === null ? names : names.map((name) => this.#text(sentence, phase) + this.#thing(name))
    }
    if (nameTokens.length === 0) return []
    const whole = this.#names.text(nameTokens, this.#world.text)
    return this.#leaning(sentence, match, nameTokens, whole, before) ?? this.#own(sentence, match, nameTokens, whole)
  }

  /** Names that need a phrase from elsewhere: a topic before them, or a head, tail or owners beside them. */
  #leaning(
    sentence: SentenceAnalysis,
    match: Match,
    nameTokens: readonly Token[],
    whole: string,
    before: readonly string[],
  ): readonly string[] | null {
    const head = captured(match, 'head')
    if (head !== null)
      return this.#own(sentence, match, nameTokens, whole).map((name) => this.#text(sentence, head) + name)
    const tail = captured(match, 'tail')
    if (tail !== null) return [whole + this.#text(sentence, tail)]
    if (match.fields['topic'] === true) {
      const nameAt = sentence.tokens.indexOf(nameTokens[0] as Token)
      const topic =
        before.length > 0 ? null : (this.#namedWith(sentence, nameAt) ?? this.#topic(sentence, nameAt, before))
      return [topic ?? whole]
    }
    if (match.fields['own'] === true) return [whole]
    if (match.fields['prefix'] === true) {
      const count = (match.captures['q'] ?? []).length
      if (count > 1) return before.length === count ? before.map((name) => name + whole) : []
      const topic = this.#topic(sentence, match.from, before)
      return topic === null ? [] : [topic + whole]
    }
    if (match.fields['grades'] === true) {
      const topic = this.#topic(sentence, match.from, before)
      return [
        whole + (topic === null ? '' : this.#names.endings.withoutGrade(this.#names.endings.withoutMeasure(topic))),
      ]
    }
    if (match.fields['role'] === 'criterion') return null
    if (this.#names.isDependent(nameTokens)) {
      const nameAt = sentence.tokens.indexOf(nameTokens[0] as Token)
      const topic = this.#beginsClause(sentence.tokens, nameAt) ? this.#topic(sentence, nameAt, before) : null
      if (topic !== null) return [this.#names.changeHead(whole) === null ? this.#measured(topic) + whole : topic]
    }
    const owners = captured(match, 'owners')
    if (owners === null) return null
    const heads = this.#names.conjuncts(this.#names.trim(tokensIn(sentence.tokens, owners), undefined))
    return this.#heads.restore(heads, this.#world.text).map((each) => each + whole)
  }

  /** Names that the phrase itself holds: one, or one for each conjunct. */
  #own(sentence: SentenceAnalysis, match: Match, nameTokens: readonly Token[], whole: string): readonly string[] {
    const source = this.#world.text
    const count = (match.captures['q'] ?? []).length
    if (match.fields['list'] === true && count > 1) {
      const range = captured(match, 'name')
      const named = range === null ? [] : this.#names.named(tokensIn(sentence.tokens, range), source)
      if (named.length === count) return named
      return this.#heads.distribute(nameTokens, count, source) ?? [whole]
    }
    const parts = this.#names.metricConjuncts(nameTokens)
    const distributed = this.#names.isDistributed(tokensIn(sentence.tokens, match))
    if (parts.length === 1 && distributed) return this.#heads.expand(whole) ?? [whole]
    if (parts.length > 1 && (distributed || this.#isShared(sentence, match, parts)))
      return this.#heads.restore(parts, source)
    return [whole]
  }

  /** What a topic is the measure of; nothing when it is no more than a measure itself (产值91亿元,税收4亿元). */
  #measured(topic: string): string {
    const { endings } = this.#names
    return endings.isMeasure(topic) ? '' : endings.withoutMeasure(topic)
  }

  /** What a name is the measure or the phase of. */
  #thing(name: string): string {
    const { endings } = this.#names
    return endings.withoutPhase(endings.withoutMeasure(name))
  }

  /** The phrase of the clause before that ends in the same word (加大水土流失治理力度,完成治理32平方公里 → 水土流失治理). */
  #namedWith({ tokens }: SentenceAnalysis, at: number): string | null {
    const end = clauseStart(this.#world.table, tokens, at) - 1
    const same = tokens.findLastIndex((token, index) => index < end && token.text === tokens[at]?.text)
    if (same <= 0 || same < clauseStart(this.#world.table, tokens, end)) return null
    let from = same
    while (from > 0 && !hasClass(this.#world.table, tokens[from - 1], this.#names.governing)) from--
    return from === same ? null : this.#names.text(tokens.slice(from, same + 1), this.#world.text)
  }

  #text(sentence: SentenceAnalysis, range: { readonly from: number; readonly to: number }): string {
    return this.#names.text(this.#names.trim(tokensIn(sentence.tokens, range), undefined), this.#world.text)
  }

  /** Nothing but adverbs stands between the clause's beginning and the token. */
  #beginsClause(tokens: readonly Token[], at: number): boolean {
    let i = at - 1
    while (
      i >= 0 &&
      hasClass(this.#world.table, tokens[i], [
        'adverb.plan',
        'adverb.total',
        'adverb.past',
        'adverb.year',
        'date',
        'time.relative',
        'phrase.whole-place',
      ])
    )
      i--
    return (
      i < 0 || hasClass(this.#world.table, tokens[i], ['clause-end', 'conj']) || this.#names.isLink(tokens[i] as Token)
    )
  }

  /** Subjects that share one value are written out one record each, unless things are counted together. */
  #isShared(sentence: SentenceAnalysis, match: Match, parts: readonly (readonly Token[])[]): boolean {
    const [range] = match.captures['q'] ?? []
    const quantity = range === undefined ? undefined : sentence.tokens[range.from]
    if (quantity === undefined || hasClass(this.#world.table, quantity, ['measure.counter'])) return false
    return parts.every((part) => this.#names.isMetric(part))
  }

  /** What a dependent head (总数, 增幅) leans on: the indicator before it, else the last phrase of the clause before. */
  #topic(sentence: SentenceAnalysis, at: number, before: readonly string[]): string | null {
    const last = before.at(-1)
    if (last !== undefined) return last
    const { tokens } = sentence
    const clause = clauseStart(this.#world.table, tokens, at)
    if (clause === 0) return null
    const to = clause - 1
    let from = clauseStart(this.#world.table, tokens, to)
    while (from < to && hasClass(this.#world.table, tokens[from], this.#names.governing)) from++
    let end = to
    while (end > from && hasClass(this.#world.table, tokens[end - 1], ['phrase.stop'])) end--
    const clausePhrase = tokens.slice(from, end)
    if (clausePhrase.some((token) => hasClass(this.#world.table, token, ['quantity']))) return null
    const stop = clausePhrase.findLastIndex((token) => hasClass(this.#world.table, token, ['phrase.stop']))
    if (stop >= 0 && hasClass(this.#world.table, clausePhrase[stop], ['particle'])) return null
    const phrase = clausePhrase.slice(stop + 1)
    const trimmed = this.#names.trim(phrase, undefined)
    const topic = trimmed.length === 0 ? null : this.#names.text(trimmed, this.#world.text)
    return topic === null || topic.length > LONGEST_TOPIC ? null : topic
  }
}
