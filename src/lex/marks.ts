import type { MarkKnowledge } from '../core/lex-knowledge.ts'
import type { Span } from '../core/span.ts'

/** A mark, or a bracket or quotation taken whole; `inner` is what stands between the marks. */
export interface MarkReading {
  readonly end: number
  readonly classes: readonly string[]
  readonly inner: Span | null
}

const PUNCTUATION = /[\p{P}\p{S}]/u

/** Reads punctuation, brackets and quotations. */
export class MarkReader {
  readonly #knowledge: MarkKnowledge
  readonly #sentenceEnds: ReadonlySet<string>
  readonly #clauseEnds: ReadonlySet<string>

  constructor(knowledge: MarkKnowledge) {
    this.#knowledge = knowledge
    this.#sentenceEnds = new Set(knowledge.sentenceEnds)
    this.#clauseEnds = new Set(knowledge.clauseEnds)
  }

  /** The mark that would close a quotation opened at `at`, or null. */
  closingQuote(text: string, at: number): string | null {
    return this.#knowledge.quotes[text[at] ?? ''] ?? null
  }

  read(text: string, at: number, end: number): MarkReading | null {
    const character = text[at] ?? ''
    const { brackets, quotes, titles, longestBracket, longestQuotation } = this.#knowledge
    const group =
      this.#group(text, at, end, brackets[character], longestBracket, 'bracket') ??
      this.#group(text, at, end, titles[character], longestBracket, 'titled') ??
      this.#group(text, at, end, quotes[character], longestQuotation, 'quoted')
    if (group !== null) return group
    if (this.#sentenceEnds.has(character)) return this.#plain(at, ['punct', 'sentence-end', 'clause-end'])
    if (this.#clauseEnds.has(character)) return this.#plain(at, ['punct', 'clause-end'])
    return PUNCTUATION.test(character) ? this.#plain(at, ['punct']) : null
  }

  #plain(at: number, classes: readonly string[]): MarkReading {
    return { end: at + 1, classes, inner: null }
  }

  #group(text: string, at: number, end: number, close: string | undefined, longest: number, kind: string): MarkReading | null {
    if (close === undefined) return null
    const open = text[at] as string
    const limit = Math.min(end, at + longest)
    let depth = 0
    for (let i = at + 1; i < limit; i++) {
      const character = text[i] as string
      if (character === close) {
        if (depth === 0) return i === at + 1 ? null : { end: i + 1, classes: [kind], inner: { start: at + 1, end: i } }
        depth--
      } else if (character === open) depth++
      else if (kind === 'quoted' && (this.#sentenceEnds.has(character) || this.#clauseEnds.has(character))) return null
    }
    return null
  }
}
