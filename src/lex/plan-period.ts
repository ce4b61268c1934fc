import type { DateKnowledge } from '../core/lex-knowledge.ts'
import type { Fields } from '../core/token.ts'
import type { MarkReader } from './marks.ts'
import { buildTrie, type Trie } from './trie.ts'
import { PLAN_PERIOD } from './word-lists.ts'
import type { WordClasses } from './words.ts'

/** The period of a plan, or the name of one. */
export interface PlanPeriodReading {
  readonly end: number
  readonly classes: readonly string[]
  readonly fields: Fields | undefined
}

const NAMED = ['word', 'name', 'pos.n']
const PERIOD = ['date', 'date.period', PLAN_PERIOD]

/** Reads `十四五期间`, also in quotation marks. */
export class PlanPeriodReader {
  readonly #periods: Trie
  readonly #names: Trie
  readonly #tails: Trie
  readonly #marks: MarkReader
  readonly #words: WordClasses

  constructor(periods: readonly string[], knowledge: DateKnowledge, marks: MarkReader, words: WordClasses) {
    this.#periods = buildTrie(periods)
    this.#names = buildTrie(knowledge.planNames)
    this.#tails = buildTrie(knowledge.tails)
    this.#marks = marks
    this.#words = words
  }

  /** Whether {@link read} can find something where this UTF-16 code unit stands. */
  begins(unit: number): boolean {
    return this.#periods.begins(unit) || this.#marks.closingQuote(String.fromCharCode(unit)) !== null
  }

  read(text: string, at: number, end: number): PlanPeriodReading | null {
    const close = this.#marks.closingQuote(text[at] as string)
    const inner = close === null ? at : at + 1
    const length = this.#periods.longest(text, inner, end)
    if (length === 0 || (close !== null && text[inner + length] !== close)) return null
    const wordEnd = inner + length + (close === null ? 0 : 1)
    const named = this.#names.longest(text, wordEnd, end)
    if (named > 0) return { end: wordEnd + named, classes: NAMED, fields: undefined }
    const tail = this.#tails.longest(text, wordEnd, end)
    const word = text.slice(inner, inner + length)
    if (close === null && tail === 0 && !this.#words.classesOf(word).includes(PLAN_PERIOD)) return null
    return { end: wordEnd + tail, classes: PERIOD, fields: { sort: 'period', ...this.#words.fieldsOf(word) } }
  }
}
