import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match, TokenRange } from '../core/match.ts'
import type { Fields, Token } from '../core/token.ts'
import { type Assembling, captured, clauseStart, hasClass, spanOf, tokensIn } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { NameMaker } from './names.ts'
import { valueOf } from './values.ts'

/** A longer phrase is a statement rather than a thing that a value could be of. */
const LONGEST_TOPIC = 16

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Turns the matches of one sentence into drafts: one for each measured thing and value (guide, section 1). */
export class IndicatorReader {
  readonly #world: Assembling
  readonly #names: NameMaker

  constructor(world: Assembling, names: NameMaker) {
    this.#world = world
    this.#names = names
  }

  /** @param inherited names of the last indicator of the sentence before, in the same block */
  read(sentence: SentenceAnalysis, inherited: readonly string[] = []): IndicatorDraft[] {
    const drafts: IndicatorDraft[] = []
    let before: readonly string[] = []
    const mentioned: string[] = []
    let change = 'level'
    let end = -1
    for (const match of sentence.matches['indicator'] ?? []) {
      const wanted = (match.captures['q'] ?? []).length
      // 接待量9222.9万人次、总花费841.77亿元,分别增长10.8%、13.3%: as many names back as there are values.
      const placed = before.length === 0 && match.captures['scope'] !== undefined
      const names = placed ? inherited : before.length < wanted && mentioned.length >= wanted ? mentioned.slice(-wanted) : before
      const found = this.#readMatch(sentence, match, names)
      if (found.length === 0) continue
      const continued = this.#continues(sentence.tokens, end, match.from) && !this.#hasVerb(match)
      if (!continued) change = (found[0] as IndicatorDraft).change
      for (const draft of found) drafts.push(continued ? { ...draft, change, governed: true } : draft)
      before = found.map((draft) => draft.name)
      if (match.fields['carry'] !== true) mentioned.push(...before)
      end = match.to
    }
    return drafts
  }

  /** 新建53个中心、143个站: what is joined by 、 without a verb of its own shares the verb before. */
  #continues(tokens: readonly Token[], end: number, from: number): boolean {
    return end >= 0 && from - end <= 1 && (from === end || this.#names.isLink(tokens[end] as Token))
  }

  #hasVerb(match: Match): boolean {
    return match.captures['v'] !== undefined
  }

  #readMatch(sentence: SentenceAnalysis, match: Match, before: readonly string[]): IndicatorDraft[] {
    const { tokens } = sentence
    const quantities = match.captures['q'] ?? []
    const governor = this.#governor(tokens, match)
    const nameRange = captured(match, 'name')
    const whole = nameRange === null ? [] : this.#names.trim(tokensIn(tokens, nameRange), governor)
    const ending = this.#names.changeEnding(whole)
    const nameTokens = ending === null ? whole : whole.slice(0, -1)
    const names = this.#namesFor(sentence, match, nameTokens, before)
    if (names.length === 0) return []
    const drafts = this.#pair(names, quantities, match).map(([name, range]) => this.#draft(sentence, match, name, range, nameTokens))
    return this.#inPlaces(this.#scopes(tokens, match), ending === null ? drafts : drafts.map((draft) => ({ ...draft, change: ending })))
  }

  /** A value for each place where there are as many, else each value for every place. */
  #inPlaces(scopes: readonly string[], drafts: readonly IndicatorDraft[]): IndicatorDraft[] {
    if (scopes.length === 0) return [...drafts]
    if (scopes.length === drafts.length) return drafts.map((draft, index) => ({ ...draft, scope: scopes[index] as string }))
    return scopes.flatMap((scope) => drafts.map((draft) => ({ ...draft, scope })))
  }

  /** The places a rule captured, one for each record. */
  #scopes(tokens: readonly Token[], match: Match): readonly string[] {
    const ranges = match.captures['scope'] ?? []
    return this.#names.places(ranges.map((range) => this.#names.text(tokensIn(tokens, range), this.#world.text)))
  }

  /** The verb that governs the phrase, if the rule captured one in front of it. */
  #governor(tokens: readonly Token[], match: Match): Token | undefined {
    const verb = captured(match, 'v')
    return verb === null ? undefined : tokens[verb.from]
  }

  #namesFor(sentence: SentenceAnalysis, match: Match, nameTokens: readonly Token[], before: readonly string[]): readonly string[] {
    if (match.fields['carry'] === true) {
      const topic = before.length > 0 ? null : this.#topic(sentence, match.from, before)
      return topic === null ? before : [topic]
    }
    if (nameTokens.length === 0) return []
    const source = this.#world.text
    const nameAt = sentence.tokens.indexOf(nameTokens[0] as Token)
    const head = captured(match, 'head')
    const whole = this.#names.text(nameTokens, source)
    if (head !== null) {
      const headText = this.#names.text(this.#names.trim(tokensIn(sentence.tokens, head), undefined), source)
      return [headText + whole]
    }
    if (match.fields['topic'] === true) return [this.#topic(sentence, nameAt, before) ?? whole]
    if (this.#names.isDependent(nameTokens) && this.#beginsClause(sentence.tokens, nameAt)) {
      const topic = this.#topic(sentence, nameAt, before)
      if (topic !== null) return [this.#names.changeHead(whole) === null ? topic + whole : topic]
    }
    if (match.fields['prefix'] === true) {
      const topic = before.at(-1) ?? this.#topic(sentence, match.from, before)
      return topic === null ? [] : [topic + whole]
    }
    const owners = captured(match, 'owners')
    if (owners !== null) {
      const heads = this.#names.conjuncts(this.#names.trim(tokensIn(sentence.tokens, owners), undefined))
      return heads.map((head) => this.#names.text(head, source) + whole)
    }
    const parts = this.#names.conjuncts(nameTokens)
    const count = (match.captures['q'] ?? []).length
    if (match.fields['list'] === true && count > 1) {
      if (parts.length === count) return this.#names.restoreHeads(parts, source)
      return this.#names.expand(whole) ?? [whole]
    }
    if (parts.length === 1 && this.#names.isDistributed(tokensIn(sentence.tokens, match))) return this.#names.expand(whole) ?? [whole]
    if (parts.length > 1 && this.#isShared(sentence, match, parts)) return this.#names.restoreHeads(parts, source)
    return [whole]
  }

  /** Nothing but adverbs stands between the clause's beginning and the token. */
  #beginsClause(tokens: readonly Token[], at: number): boolean {
    let i = at - 1
    while (i >= 0 && hasClass(this.#world.table, tokens[i], ['adverb.plan', 'adverb.total', 'adverb.past', 'date', 'time.relative', 'phrase.whole-place'])) i--
    return i < 0 || hasClass(this.#world.table, tokens[i], ['clause-end', 'conj']) || this.#names.isLink(tokens[i] as Token)
  }

  /** Subjects that share one value are written out one record each, unless things are counted together. */
  #isShared(sentence: SentenceAnalysis, match: Match, parts: readonly (readonly Token[])[]): boolean {
    const between = tokensIn(sentence.tokens, match)
    if (this.#names.isDistributed(between)) return true
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
    const clausePhrase = tokens.slice(from, to)
    if (clausePhrase.some((token) => hasClass(this.#world.table, token, ['quantity']))) return null
    const stop = clausePhrase.findLastIndex((token) => hasClass(this.#world.table, token, ['phrase.stop']))
    if (stop >= 0 && hasClass(this.#world.table, clausePhrase[stop], ['particle'])) return null
    const phrase = clausePhrase.slice(stop + 1)
    const trimmed = this.#names.trim(phrase, undefined)
    const topic = trimmed.length === 0 ? null : this.#names.text(trimmed, this.#world.text)
    return topic === null || topic.length > LONGEST_TOPIC ? null : topic
  }

  #pair(names: readonly string[], quantities: readonly TokenRange[], match: Match): (readonly [string, TokenRange])[] {
    const pairs: (readonly [string, TokenRange])[] = []
    if (quantities.length > 1) {
      // As many values as the names before them, or they are not theirs.
      if (match.fields['carry'] === true && names.length !== quantities.length) return pairs
      for (const [index, range] of quantities.entries()) {
        const name = names.length === quantities.length ? names[index] : match.fields['same'] === true ? names[0] : names.join('')
        if (name !== undefined && name !== '') pairs.push([names.length === quantities.length ? name : (names[0] as string), range])
      }
      return pairs
    }
    const [range] = quantities
    if (range === undefined) return pairs
    if (match.fields['carry'] === true) return [[names.at(-1) as string, range]]
    return names.map((name) => [name, range] as const)
  }

  #draft(sentence: SentenceAnalysis, match: Match, name: string, range: TokenRange, nameTokens: readonly Token[]): IndicatorDraft {
    const { tokens } = sentence
    const token = tokens[range.from] as Token
    const bound = text(match.fields['comparator'])
    const listed = this.#listComparator(sentence, match, token)
    const quantity = bound === null ? listed : { ...listed, comparator: bound }
    const own = [...nameTokens, token].toSorted((a, b) => a.start - b.start)
    const changeOfName = nameTokens.length === 1 ? this.#names.changeHead((nameTokens[0] as Token).text) : null
    return {
      sentence,
      match,
      name,
      change: changeOfName ?? this.#change(match, quantity),
      role: text(match.fields['role']),
      scope: null,
      quantity,
      per: this.#per(tokens, match),
      baseline: this.#baseline(tokens, match),
      at: range.from,
      governed: this.#hasVerb(match),
      span: spanOf(own),
    }
  }

  /** A comparator behind the last of a 分别 list, or before its first, governs the whole list. */
  #listComparator(sentence: SentenceAnalysis, match: Match, token: Token): Fields {
    const fields = token.fields ?? {}
    const ranges = match.captures['q'] ?? []
    if (ranges.length < 2 || fields['comparator'] !== '=' || !this.#names.isDistributed(tokensIn(sentence.tokens, match))) return fields
    const ends = [ranges.at(-1), ranges[0]].map((range) => sentence.tokens[(range as TokenRange).from]?.fields?.['comparator'])
    return { ...fields, comparator: ends.find((comparator) => comparator !== '=' && comparator !== 'between') ?? '=' }
  }

  /** What the rule says; a level counted in multiples of another (达到2020年的1.5倍) is a multiple. */
  #change(match: Match, quantity: Fields): string {
    const change = text(match.fields['change']) ?? 'level'
    return change === 'level' && quantity['dimension'] === 'multiple' ? 'multiple' : change
  }

  /** The value it starts from and the year of that (由2017年的73.41岁). */
  #baseline(tokens: readonly Token[], match: Match): IndicatorDraft['baseline'] {
    const range = captured(match, 'base')
    const base = range === null ? undefined : tokens[range.from]
    if (range === null || base === undefined) return null
    const { amount, unit } = valueOf(base.fields ?? {})
    const year = tokens.slice(match.from, range.from).findLast((token) => hasClass(this.#world.table, token, ['date']))?.fields?.['to']
    return { amount, unit, year: typeof year === 'number' ? year : null }
  }

  #per(tokens: readonly Token[], match: Match): string | null {
    for (const token of tokensIn(tokens, match)) {
      const per = text(token.fields?.['per'])
      if (per !== null) return per
    }
    return null
  }
}
