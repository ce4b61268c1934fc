import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Extraction, Goal, Horizon, Indicator } from '../core/extraction.ts'
import type { Match } from '../core/match.ts'
import type { Origin } from '../core/rule-reports.ts'
import type { SourceSpan } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { Reading } from '../pipeline.ts'

/** The rule of indicators that tables give by their form. */
const TABLE = 'table.indicators'

/** Where a record's parts came from, looked up in the reading it was made of. */
export class Origins {
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
  }

  ofIndicator(indicator: Indicator, sentence: SentenceAnalysis): Origin[] {
    if (indicator.rule === TABLE) return this.#ofTable(indicator)
    const match = this.#matchOf(indicator, sentence)
    const scope = indicator.scope === null ? [] : [this.#scope(indicator, sentence, match)]
    const agencies = indicator.agencies.length === 0 ? [] : [this.#agencies(indicator)]
    return [
      this.#name(indicator, sentence, match),
      this.#horizon('deadline', indicator.deadline, sentence, indicator.span),
      this.#role(indicator, sentence, match),
      ...scope,
      ...agencies,
    ]
  }

  ofGoal(goal: Goal, sentence: SentenceAnalysis): Origin[] {
    return [this.#horizon('horizon', goal.horizon, sentence, null)]
  }

  /** What the form of a table says. */
  #ofTable(indicator: Indicator): Origin[] {
    const { name, deadline, role, agencies } = indicator
    const due =
      deadline === null || deadline.from === 'clause'
        ? { what: 'deadline' as const, value: deadline?.year ?? null, from: 'the head of its column', span: null }
        : {
            what: 'deadline' as const,
            value: deadline.year,
            from: `${deadline.text}, in the ${deadline.from}`,
            span: null,
          }
    return [
      { what: 'name', value: name, from: 'the row of the table', span: indicator.span },
      due,
      { what: 'role', value: role, from: 'the head of its column', span: null },
      ...(agencies.length === 0 ? [] : [this.#agencies(indicator)]),
    ]
  }

  /** The match an indicator was made of: of its rule, and over its place. */
  #matchOf({ rule, span }: Indicator, sentence: SentenceAnalysis): Match | undefined {
    return (sentence.matches['indicator'] ?? []).find((match) => {
      const place = match.rule === rule ? this.#place(sentence.tokens, match) : null
      return place !== null && place.start < span.end && span.start < place.end
    })
  }

  #place(tokens: readonly Token[], { from, to }: { from: number; to: number }): SourceSpan {
    return this.#reading.locator.locate({ start: tokens[from]!.start, end: tokens[to - 1]!.end })
  }

  #capture(match: Match | undefined, name: string, tokens: readonly Token[]): SourceSpan | null {
    const [range] = match?.captures[name] ?? []
    return range === undefined ? null : this.#place(tokens, range)
  }

  #name({ name, rule }: Indicator, { tokens }: SentenceAnalysis, match: Match | undefined): Origin {
    const span = this.#capture(match, 'name', tokens)
    const from = span === null ? `what ${rule} leans on: the indicator or clause before` : `@name of ${rule}`
    return { what: 'name', value: name, from, span }
  }

  #scope({ scope, rule }: Indicator, { tokens }: SentenceAnalysis, match: Match | undefined): Origin {
    const span = this.#capture(match, 'scope', tokens)
    return { what: 'scope', value: scope, from: span === null ? 'the words around' : `@scope of ${rule}`, span }
  }

  /** `before`: look in front of this place only; null for anywhere in the sentence. */
  #horizon(
    what: 'deadline' | 'horizon',
    value: Horizon | null,
    sentence: SentenceAnalysis,
    before: SourceSpan | null,
  ): Origin {
    if (value === null) return { what, value: null, from: 'none is stated', span: null }
    const { facts } = this.#reading.outline
    const told = { what, value: value.year }
    if (value.from === 'document') {
      const from = facts.period?.text === value.text ? `the document's period, ${value.text}` : `the document's year`
      return { ...told, from, span: null }
    }
    const said =
      value.from === 'section' ? this.#saidEarlier(value.text, sentence) : this.#saidIn(sentence, value.text, before)
    return { ...told, from: `${value.text}, in the ${value.from}`, span: said }
  }

  #saidIn({ tokens }: SentenceAnalysis, text: string, before: SourceSpan | null): SourceSpan | null {
    const places = tokens.flatMap((token, at) =>
      token.text === text ? [this.#place(tokens, { from: at, to: at + 1 })] : [],
    )
    return places.findLast((place) => before === null || place.start < before.end) ?? places[0] ?? null
  }

  #saidEarlier(text: string, sentence: SentenceAnalysis): SourceSpan | null {
    const { sentences } = this.#reading
    const at = sentences.findIndex(({ span }) => span.start >= sentence.span.start)
    for (let index = at; index >= 0; index--) {
      const place = this.#saidIn(sentences[index]!, text, null)
      if (place !== null) return place
    }
    return null
  }

  /** The nearest of the causes that agree with the record: the rule, what is counted, a cue in reach, the kind of text. */
  #role({ role, rule }: Indicator, sentence: SentenceAnalysis, match: Match | undefined): Origin {
    const told = { what: 'role' as const, value: role }
    if (match?.fields['role'] === role) return { ...told, from: `set by ${rule}`, span: null }
    if (role === 'reference') return { ...told, from: 'what is counted is a list or a rank', span: null }
    const cue = this.#cue(role, sentence)
    if (cue !== null) return { ...told, ...cue }
    const { genre } = this.#reading.outline.facts
    return { ...told, from: `no cue in reach: the tense of the words, and what is usual in a ${genre}`, span: null }
  }

  #cue(mode: string, sentence: SentenceAnalysis): { from: string; span: SourceSpan } | null {
    const { sentences, outline } = this.#reading
    const find = (where: SentenceAnalysis, reaches: readonly string[]): { from: string; span: SourceSpan } | null => {
      const match = (where.matches['context'] ?? []).findLast(
        ({ fields }) =>
          (fields['mode'] ?? 'target') === mode && reaches.includes(String(fields['reach'] ?? 'sentence')),
      )
      return match === undefined ? null : { from: `cue ${match.rule}`, span: this.#place(where.tokens, match) }
    }
    const own = find(sentence, ['sentence', 'onward'])
    if (own !== null) return own
    for (let at = sentence.block.section; at !== null; at = outline.sections[at]?.parent ?? null) {
      const heading = sentences.find((one) => one.heading && one.block.section === at)
      const cue = heading === undefined ? null : find(heading, ['section'])
      if (cue !== null) return cue
    }
    const before = sentences.filter(({ span }) => span.start < sentence.span.start).toReversed()
    for (const one of before) {
      const cue = find(one, one.heading ? ['onward', 'section'] : ['onward'])
      if (cue !== null) return cue
    }
    return null
  }

  #agencies(indicator: Indicator): Origin {
    const { agencies, assignments } = this.#reading.extraction
    const names = indicator.agencies.map((id) => agencies.find((agency) => agency.id === id)?.name ?? id).join(' ')
    const has = ({ agencies: bodies }: Extraction['assignments'][number]): boolean =>
      bodies.some(({ agency }) => indicator.agencies.includes(agency))
    const own = assignments.filter((one) => one.section === indicator.section && has(one))
    const next = own.find(({ span }) => span.start >= indicator.span.end) ?? own[0]
    if (next === undefined) return { what: 'agencies', value: names, from: 'the section', span: null }
    return { what: 'agencies', value: names, from: `${next.text}, by ${next.rule}`, span: next.span }
  }
}
