import type { NameKnowledge } from '../core/assembly.ts'
import type { Lexicon } from '../core/lexicon.ts'

/** No measure or grade at the end of a name has more characters. */
const LONGEST = 5

/** What the lexicon knows of the words that names end in, as texts. */
export class NameEndings {
  readonly #knowledge: NameKnowledge
  readonly #lexicon: Lexicon

  constructor(knowledge: NameKnowledge, lexicon: Lexicon) {
    this.#knowledge = knowledge
    this.#lexicon = lexicon
  }

  isKnown(word: string): boolean {
    return this.#classesOf(word).length > 0
  }

  isMeasure(name: string): boolean {
    return this.#classesOf(name).includes(this.#knowledge.dependent)
  }

  /** The longest known measure at the end of a name, if it is not the whole. */
  measureAt(name: string): string | null {
    for (let length = Math.min(LONGEST, name.length - 1); length >= 2; length--) {
      const ending = name.slice(-length)
      if (this.#classesOf(ending).some((each) => this.#knowledge.heads.includes(each))) return ending
    }
    return null
  }

  /** What is measured, without the measure: 粮食播种面积 → 粮食播种; the whole when it is nothing but a measure. */
  withoutMeasure(name: string): string {
    for (let length = Math.min(LONGEST, name.length - 1); length >= 2; length--) {
      const ending = name.slice(-length)
      if (this.#classesOf(ending).includes(this.#knowledge.dependent)) return name.slice(0, -length)
    }
    return name
  }

  /** A thing without its grades: 省级以上研发机构, 新型省级研发机构 → 研发机构, 新型研发机构. */
  withoutGrade(name: string): string {
    for (let length = Math.min(LONGEST, name.length - 1); length >= 2; length--)
      for (let at = 0; at + length <= name.length; at++)
        if (this.#isOne(name.slice(at, at + length), this.#knowledge.grades))
          return this.withoutGrade(name.slice(0, at) + name.slice(at + length))
    return name
  }

  /** A thing without how far it has come: 新开工项目, 项目开工 → 项目. */
  withoutPhase(name: string): string {
    for (let length = Math.min(LONGEST, name.length - 1); length >= 2; length--) {
      if (this.#isOne(name.slice(0, length), this.#knowledge.phases)) return name.slice(length)
      if (this.#isOne(name.slice(-length), this.#knowledge.phases)) return name.slice(0, -length)
    }
    return name
  }

  #isOne(word: string, classes: readonly string[]): boolean {
    return this.#classesOf(word).some((each) => classes.includes(each))
  }

  #classesOf(word: string): readonly string[] {
    return Object.hasOwn(this.#lexicon, word) ? (this.#lexicon[word]?.classes ?? []) : []
  }
}
