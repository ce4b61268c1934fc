import { append } from '../core/append.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match, TokenRange } from '../core/match.ts'
import type { Span } from '../core/span.ts'
import type { Fields, Token } from '../core/token.ts'
import { changeOf } from './change.ts'
import { type Assembling, captured, hasClass, tokensIn } from './context.ts'
import { inTurns, type IndicatorDraft } from './drafts.ts'
import { IndicatorsBefore } from './indicators-before.ts'
import type { NameMaker } from './names.ts'
import { sharedOut } from './shared-lists.ts'
import { SubjectNamer } from './subjects.ts'
import { textOf, valueOf } from './values.ts'
import { VerbBefore } from './verb-before.ts'

/** Turns the matches of one sentence into drafts: one for each measured thing and value (guide, section 1). */
export class IndicatorReader {
  readonly #world: Assembling
  readonly #names: NameMaker
  readonly #subjects: SubjectNamer

  constructor(world: Assembling, names: NameMaker) {
    this.#world = world
    this.#names = names
    this.#subjects = new SubjectNamer(world, names)
  }

  /** @param inherited names of the last indicator of the sentence before, in the same block */
  read(sentence: SentenceAnalysis, inherited: readonly string[] = []): IndicatorDraft[] {
    const drafts: IndicatorDraft[] = []
    const matches = sentence.matches['indicator']
    if (matches === undefined) return drafts
    const before = new IndicatorsBefore(inherited)
    const verb = new VerbBefore(sentence.tokens, this.#world.table, this.#names)
    for (const match of sharedOut(matches, sentence.tokens, this.#names, this.#world.table)) {
      const read = this.#readMatch(sentence, match, before.namesFor(match, sentence.tokens))
      const found = before.changed(match, before.placed(match, read), this.#isPart(sentence, match))
      if (found.length === 0) continue
      append(drafts, verb.sharedBy(match, found))
      before.add(match, found)
    }
    return drafts
  }

  /** What is named right behind a word for parts, without a verb of its own (其中工业企业8家), and is no share. */
  #isPart({ tokens }: SentenceAnalysis, match: Match): boolean {
    const [value, verb] = [captured(match, 'q'), captured(match, 'v')]
    if (value === null || hasClass(this.#world.table, tokens[value.from], ['measure.ratio'])) return false
    const at = verb?.from ?? (hasClass(this.#world.table, tokens[match.from], ['part']) ? match.from : match.from - 1)
    return hasClass(this.#world.table, tokens[at], ['part'])
  }

  #readMatch(sentence: SentenceAnalysis, match: Match, before: readonly string[]): IndicatorDraft[] {
    const { tokens } = sentence
    const quantities = match.captures['q'] ?? []
    const governor = this.#governor(tokens, match)
    const nameRange = captured(match, 'name')
    const behind = nameRange !== null && (quantities[0]?.to ?? nameRange.to) <= nameRange.from
    const whole = nameRange === null ? [] : this.#names.trim(tokensIn(tokens, nameRange), governor, behind)
    const ending = this.#names.changeEnding(whole)
    const phrase = ending === null ? whole : this.#names.trim(whole.slice(0, -1), governor)
    const within = this.#isMeasuredWithin(match, phrase)
    const nameTokens = within ? phrase.slice(1) : phrase
    const names = this.#subjects.of(sentence, match, nameTokens, before)
    if (names.length === 0 || names.some((name) => this.#names.isTooLong(name))) return []
    const drafts = inTurns(
      this.#pair(names, quantities, match).map(([name, range]) =>
        this.#draft(sentence, match, name, range, nameTokens),
      ),
    )
    const places =
      within && match.captures['scope'] === undefined
        ? [this.#names.text(phrase.slice(0, 1), this.#world.text)]
        : this.#scopes(tokens, match)
    const shared =
      places.length > 1 && places.length !== drafts.length && !this.#names.isDistributed(tokensIn(tokens, match))
    const placed = drafts.map((draft, turn) => (turn === 0 ? draft : atPlace(draft, match)))
    return this.#inPlaces(
      shared ? [this.#names.listed(places)] : places,
      ending === null ? placed : placed.map((draft) => ({ ...draft, change: ending })),
    )
  }

  /** The name stands before its value and begins with a place, which a narrower one may follow. */
  #isMeasuredWithin(match: Match, phrase: readonly Token[]): boolean {
    const name = captured(match, 'name')
    const value = captured(match, 'q')
    return name !== null && value !== null && value.from >= name.from && this.#names.beginsWithPlace(phrase)
  }

  /** A value for each place where there are as many, else each value for every place. */
  #inPlaces(scopes: readonly string[], drafts: readonly IndicatorDraft[]): IndicatorDraft[] {
    if (scopes.length === 0) return [...drafts]
    if (scopes.length === drafts.length)
      return drafts.map((draft, index) => ({ ...draft, scope: scopes[index] as string }))
    return scopes.flatMap((scope) => drafts.map((draft) => ({ ...draft, scope })))
  }

  /** The places a rule captured, one for each record; else those that are to do it each, right before (每个乡镇建成…). */
  #scopes(tokens: readonly Token[], match: Match): readonly string[] {
    const ranges = match.captures['scope'] ?? []
    const each = textOf(tokens[match.from - 1]?.fields?.['scope'])
    if (ranges.length === 0 && each !== null) return [each]
    return this.#names.places(ranges.map((range) => this.#names.text(tokensIn(tokens, range), this.#world.text)))
  }

  /** The verb that governs the phrase, if the rule captured one in front of it. */
  #governor(tokens: readonly Token[], match: Match): Token | undefined {
    const verb = captured(match, 'v')
    return verb === null ? undefined : tokens[verb.from]
  }

  /** Which name goes with which value. */
  #pair(names: readonly string[], quantities: readonly TokenRange[], match: Match): (readonly [string, TokenRange])[] {
    const carried = match.fields['carry'] === true
    if (names.length === quantities.length) return quantities.map((range, index) => [names[index] as string, range])
    const [range] = quantities
    if (quantities.length === 1 && range !== undefined) {
      return (carried ? names.slice(-1) : names).map((name) => [name, range])
    }
    // As many values as the names before them, or they are not theirs.
    return carried ? [] : quantities.map((each) => [names[0] as string, each])
  }

  #draft(
    sentence: SentenceAnalysis,
    match: Match,
    name: string,
    range: TokenRange,
    nameTokens: readonly Token[],
  ): IndicatorDraft {
    const { tokens } = sentence
    const token = tokens[range.from] as Token
    const bound = textOf(match.fields['comparator'])
    const listed = this.#listComparator(sentence, match, token)
    const quantity = bound === null ? listed : { ...listed, comparator: bound }
    const changeOfName = nameTokens.length === 1 ? this.#names.changeHead((nameTokens[0] as Token).text) : null
    return {
      sentence,
      match,
      name,
      change: changeOfName ?? changeOf(tokens, match, quantity, this.#world.table, this.#names),
      role: textOf(match.fields['role']),
      scope: null,
      quantity,
      per: this.#per(tokens, match),
      baseline: this.#baseline(tokens, match, range),
      at: range.from,
      governed: match.captures['v'] !== undefined,
      continued: false,
      turn: null,
      span: spanWith(nameTokens, token),
    }
  }

  /**
   * A comparator behind the last of a 分别 list or of thresholds, or before its first, governs the whole list, unless another
   * of its values has one of its own (98%、99%、60%以上和15年以上).
   */
  #listComparator(sentence: SentenceAnalysis, match: Match, token: Token): Fields {
    const fields = token.fields ?? {}
    const ranges = match.captures['q'] ?? []
    if (ranges.length < 2 || fields['comparator'] !== '=') return fields
    const isThreshold = match.fields['role'] === 'criterion'
    if (!isThreshold && !this.#names.isDistributed(tokensIn(sentence.tokens, match))) return fields
    const comparators = ranges.map(({ from }) => sentence.tokens[from]?.fields?.['comparator'])
    const bounds = comparators.filter((comparator) => comparator !== '=' && comparator !== 'between')
    const ends = [comparators.at(-1), comparators[0]]
    const comparator = bounds.length === 1 ? ends.find((each) => each === bounds[0]) : undefined
    return { ...fields, comparator: comparator ?? '=' }
  }

  /** The value it starts from and the year of that (由2017年的73.41岁); of several, the one in the value's place. */
  #baseline(tokens: readonly Token[], match: Match, value: TokenRange): IndicatorDraft['baseline'] {
    const { q: values = [], base: bases = [] } = match.captures
    const range = (bases.length === values.length ? bases[values.indexOf(value)] : bases[0]) ?? null
    const base = range === null ? undefined : tokens[range.from]
    if (range === null || base === undefined) return null
    const { amount, unit } = valueOf(base.fields ?? {})
    const year = tokens.slice(match.from, range.from).findLast((token) => hasClass(this.#world.table, token, ['date']))
      ?.fields?.['to']
    // 由下降2%转为增长8%: it starts below nothing.
    const signed = amount !== null && captured(match, 'fell') !== null ? -amount : amount
    return { amount: signed, unit, year: typeof year === 'number' ? year : null }
  }

  /** Said before the value or in the name; what stands behind the value belongs to another (5家年销售收入…). */
  #per(tokens: readonly Token[], match: Match): string | null {
    const name = captured(match, 'name')
    const beforeValue = perIn(tokens, match.from, captured(match, 'q')?.to ?? match.to)
    return beforeValue ?? (name === null ? null : perIn(tokens, name.from, name.to))
  }
}

/** A value behind others of its thing that has its place right before it (…达到甲市95%、乙市90%) begins with that. */
function atPlace(draft: IndicatorDraft, { captures }: Match): IndicatorDraft {
  const place = captures['scope']?.find(({ to }) => to === draft.at)
  const first = place === undefined ? undefined : draft.sentence.tokens[place.from]
  return first === undefined ? draft : { ...draft, span: { start: first.start, end: draft.span.end } }
}

/** The first word of a range of tokens that says what a rate is for. */
function perIn(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const per = textOf(tokens[at]?.fields?.['per'])
    if (per !== null) return per
  }
  return null
}

/** From the first to the last of a name and its value, of which either may come first. */
function spanWith(nameTokens: readonly Token[], value: Token): Span {
  const [first = value] = nameTokens
  const last = nameTokens.at(-1) ?? value
  return { start: Math.min(first.start, value.start), end: value.start < last.start ? last.end : value.end }
}
