import type { SentenceAnalysis } from '../core/analysis.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { BREAKS, isDecimal, visitWords, type TenseVisitor } from './tense-features.ts'

/** A weight, and the last block that it was counted for. */
interface Weight {
  readonly weight: number
  counted: number
}

/** The weights of a word: anywhere, beginning a clause, ending one. */
interface WordWeights {
  word?: Weight
  first?: Weight
  last?: Weight
}

/** Weighs the words of blocks; what is the same for all blocks is looked up once. */
export class TenseScorer {
  readonly #knowledge: TenseKnowledge
  readonly #table: ClassTable
  readonly #isBreak: (sig: number) => boolean
  readonly #isMeasure: (sig: number) => boolean
  readonly #words = new Map<string, WordWeights>()
  readonly #classes: ReadonlyMap<string, Weight>
  /** Signature → the weights of its classes. */
  readonly #bySig: (readonly Weight[])[] = []
  readonly #visitor: TenseVisitor
  #block = 0
  #score = 0
  #decimal = false

  constructor(knowledge: TenseKnowledge, table: ClassTable) {
    this.#knowledge = knowledge
    this.#table = table
    this.#isBreak = table.test(BREAKS)
    this.#isMeasure = table.test(['measure'])
    for (const place of ['word', 'first', 'last'] as const) {
      for (const [word, weight] of Object.entries(knowledge[place === 'word' ? 'words' : place])) {
        const weights = this.#words.get(word) ?? {}
        weights[place] = { weight, counted: 0 }
        this.#words.set(word, weights)
      }
    }
    this.#classes = new Map(Object.entries(knowledge.classes).map(([name, weight]) => [name, { weight, counted: 0 }]))
    this.#visitor = {
      word: (token, first) => this.#addWord(token, first),
      last: ({ text }) => this.#add(this.#words.get(text)?.last),
    }
  }

  /** Log-odds that a block with these sentences looks back, before its neighbours are asked; each thing counts once. */
  score(sentences: readonly SentenceAnalysis[]): number {
    const { prior, cap, decimal } = this.#knowledge
    this.#block++
    this.#score = prior
    this.#decimal = false
    visitWords(sentences, this.#isBreak, this.#visitor)
    const score = this.#score + (this.#decimal ? decimal : 0)
    return Math.max(-cap, Math.min(cap, score))
  }

  #addWord(token: Token, first: boolean): void {
    const weights = this.#words.get(token.text)
    if (weights !== undefined) {
      this.#add(weights.word)
      if (first) this.#add(weights.first)
    }
    for (const weight of this.#classWeights(token.sig)) this.#add(weight)
    if (this.#isMeasure(token.sig) && isDecimal(token)) this.#decimal = true
  }

  #classWeights(sig: number): readonly Weight[] {
    return (this.#bySig[sig] ??= this.#table.classesOf(sig).flatMap((name) => this.#classes.get(name) ?? []))
  }

  #add(weight: Weight | undefined): void {
    if (weight === undefined || weight.counted === this.#block) return
    weight.counted = this.#block
    this.#score += weight.weight
  }
}
