import type { SentenceAnalysis } from '../core/analysis.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { BREAKS, isDecimal, type TenseVisitor, visitWords } from './tense-features.ts'

/** A weight, and the last block that it was counted for. */
interface Weight {
  readonly weight: number
  counted: number
}

/** What tokens with one signature weigh. */
interface TokenWeights {
  /** It is a mark between clauses, which weighs nothing. */
  readonly isBreak: boolean
  /** Anywhere in a clause, of the word and of its classes. */
  readonly anywhere: readonly Weight[]
  /** Beginning a clause. */
  readonly first: readonly Weight[]
  readonly last: Weight | undefined
  readonly isMeasure: boolean
}

/** The words that have weights; the class table must tell them from others. */
export function wordsWeighed({ words, first, last }: TenseKnowledge): string[] {
  return [words, first, last].flatMap(Object.keys)
}

/** Weighs the words of blocks; serves any number of texts, one at a time. */
export class TenseScorer implements TenseVisitor {
  readonly #knowledge: TenseKnowledge
  readonly #table: ClassTable
  readonly #tables: Readonly<Record<'words' | 'first' | 'last' | 'classes', ReadonlyMap<string, Weight>>>
  readonly #bySig: TokenWeights[] = []
  #block = 0
  /** The last word of the clause; null before its first. */
  #last: TokenWeights | null = null
  #score = 0
  #decimal = false

  constructor(knowledge: TenseKnowledge, table: ClassTable) {
    this.#knowledge = knowledge
    this.#table = table
    const { words, first, last, classes } = knowledge
    this.#tables = {
      words: weightsOf(words),
      first: weightsOf(first),
      last: weightsOf(last),
      classes: weightsOf(classes),
    }
  }

  /** Log-odds that a block with these sentences looks back, before its neighbours are asked; each thing counts once. */
  score(sentences: readonly SentenceAnalysis[]): number {
    const { prior, cap, decimal } = this.#knowledge
    this.#block++
    this.#score = prior
    this.#decimal = false
    visitWords(sentences, this)
    const score = this.#score + (this.#decimal ? decimal : 0)
    return Math.max(-cap, Math.min(cap, score))
  }

  see(sig: number, token: Token | null): void {
    const weights = (this.#bySig[sig] ??= this.#lookUp(sig))
    if (weights.isBreak) return this.endClause()
    for (const weight of this.#last === null ? weights.first : weights.anywhere) this.#add(weight)
    if (weights.isMeasure && !this.#decimal) this.#decimal = isDecimal(token)
    this.#last = weights
  }

  endClause(): void {
    if (this.#last !== null) this.#add(this.#last.last)
    this.#last = null
  }

  #lookUp(sig: number): TokenWeights {
    const text = this.#table.textOf(sig)
    const { words, first, last, classes } = this.#tables
    const ofClasses = this.#table.classesOf(sig).flatMap((name) => classes.get(name) ?? [])
    const ofWord = words.get(text) ?? []
    return {
      isBreak: BREAKS.some((name) => this.#table.has(sig, name)),
      anywhere: [ofWord, ofClasses].flat(),
      first: [ofWord, first.get(text) ?? [], ofClasses].flat(),
      last: last.get(text),
      isMeasure: this.#table.has(sig, 'measure'),
    }
  }

  #add(weight: Weight | undefined): void {
    if (weight === undefined || weight.counted === this.#block) return
    weight.counted = this.#block
    this.#score += weight.weight
  }
}

function weightsOf(table: Readonly<Record<string, number>>): Map<string, Weight> {
  return new Map(Object.entries(table).map(([name, weight]) => [name, { weight, counted: 0 }]))
}
