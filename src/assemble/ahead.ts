import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Assembling } from './context.ts'
import type { YearReader } from './years.ts'

/** Tells which sentences begin with, or name, a time to come. */
export class AheadReader {
  readonly #world: Assembling
  readonly #years: YearReader

  constructor(world: Assembling, years: YearReader) {
    this.#world = world
    this.#years = years
  }

  /** True when the sentence, or the part that begins at a token, begins with a time ahead of the text or a word for one. */
  opens(sentence: SentenceAnalysis, from = 0): boolean {
    const { before, words } = this.#world.knowledge.roles.ahead
    const { published } = this.#years
    const first = sentence.tokens[from]?.text ?? ''
    if (words.includes(first)) return true
    const announced = before.includes(first)
    const place = announced ? from + 1 : from
    const statement = this.#years.statedIn(sentence).find(({ at }) => at === place)
    if (statement === undefined) return false
    if (statement.year === null || published === null) return announced || statement.year === null
    return statement.year > published || (announced && statement.year === published)
  }

  /** True when it names such a time anywhere (提出到2025年), or one of its clauses begins with a word for one. */
  names(sentence: SentenceAnalysis): boolean {
    const { before } = this.#world.knowledge.roles.ahead
    const isClauseEnd = this.#world.table.test(['clause-end'])
    return sentence.tokens.some(({ sig, text }, at) => {
      const start = isClauseEnd(sig) ? at + 1 : at
      return (start > at || before.includes(text)) && this.opens(sentence, start)
    })
  }
}
