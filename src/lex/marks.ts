import type { MarkKnowledge } from '../core/lex-knowledge.ts'
import type { Span } from '../core/span.ts'

/** A mark, or a bracket or quotation taken whole; `inner` is what stands between the marks. */
export interface MarkReading {
  readonly end: number
  readonly classes: readonly string[]
  readonly inner: Span | null
}

/** A mark that opens something; `close` is a UTF-16 code unit. */
interface Opening {
  readonly close: number
  readonly longest: number
  readonly classes: readonly string[]
  /** Ends at no mark that ends a clause. */
  readonly inClause: boolean
}

/** What a character can be: an opening mark, a plain one, or both. */
interface Mark {
  readonly openings: readonly Opening[]
  readonly classes: readonly string[] | null
}

const PUNCTUATION = /[\p{P}\p{S}]/u
const SENTENCE_END = ['punct', 'sentence-end', 'clause-end']
const CLAUSE_END = ['punct', 'clause-end']
const PLAIN = ['punct']

/** Reads punctuation, brackets and quotations. */
export class MarkReader {
  readonly #knowledge: MarkKnowledge
  readonly #sentenceEnds: ReadonlySet<number>
  readonly #clauseEnds: ReadonlySet<number>
  readonly #marks = new Map<number, Mark | null>()

  constructor(knowledge: MarkKnowledge) {
    this.#knowledge = knowledge
    this.#sentenceEnds = unitsOf(knowledge.sentenceEnds)
    this.#clauseEnds = unitsOf(knowledge.clauseEnds)
  }

  /** The mark that would close a quotation opened by a character, or null. */
  closingQuote(character: string): string | null {
    return this.#knowledge.quotes[character] ?? null
  }

  /** Whether {@link read} finds something where this UTF-16 code unit stands. */
  isMark(unit: number): boolean {
    return this.#markOf(unit) !== null
  }

  read(text: string, at: number, end: number): MarkReading | null {
    const unit = text.charCodeAt(at)
    const mark = this.#markOf(unit)
    if (mark === null) return null
    for (const opening of mark.openings) {
      const close = this.#closing(text, at, end, unit, opening)
      if (close > 0) return { end: close + 1, classes: opening.classes, inner: { start: at + 1, end: close } }
    }
    return mark.classes === null ? null : { end: at + 1, classes: mark.classes, inner: null }
  }

  #markOf(unit: number): Mark | null {
    let mark = this.#marks.get(unit)
    if (mark === undefined) {
      mark = this.#makeMark(unit)
      this.#marks.set(unit, mark)
    }
    return mark
  }

  #makeMark(unit: number): Mark | null {
    const character = String.fromCharCode(unit)
    const { brackets, quotes, titles, longestBracket, longestQuotation } = this.#knowledge
    const openings: Opening[] = []
    const add = (close: string | undefined, longest: number, kind: string): void => {
      if (close === undefined) return
      openings.push({ close: close.charCodeAt(0), longest, classes: [kind], inClause: kind === 'quoted' })
    }
    add(brackets[character], longestBracket, 'bracket')
    add(titles[character], longestBracket, 'titled')
    add(quotes[character], longestQuotation, 'quoted')
    const classes = this.#classesOf(unit, character)
    return openings.length === 0 && classes === null ? null : { openings, classes }
  }

  #classesOf(unit: number, character: string): readonly string[] | null {
    if (this.#sentenceEnds.has(unit)) return SENTENCE_END
    if (this.#clauseEnds.has(unit)) return CLAUSE_END
    return PUNCTUATION.test(character) ? PLAIN : null
  }

  /** Where the mark that closes this opening stands, or 0. */
  #closing(text: string, at: number, end: number, open: number, { close, longest, inClause }: Opening): number {
    const limit = Math.min(end, at + longest)
    let depth = 0
    for (let i = at + 1; i < limit; i++) {
      const unit = text.charCodeAt(i)
      if (unit === close) {
        if (depth === 0) return i === at + 1 ? 0 : i
        depth--
      } else if (unit === open) depth++
      else if (inClause && (this.#sentenceEnds.has(unit) || this.#clauseEnds.has(unit))) return 0
    }
    return 0
  }
}

function unitsOf(characters: readonly string[]): ReadonlySet<number> {
  return new Set(characters.filter((character) => character.length === 1).map((character) => character.charCodeAt(0)))
}
