import type { NameKnowledge } from '../core/assembly.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { tokenTest, type TokenTest } from './context.ts'
import type { Conjunct, NameMaker } from './names.ts'

/** Names of the things in a list that say in common what only one of them says, or that one word stands for. */
export class ElidedHeads {
  readonly #names: NameMaker
  readonly #knowledge: NameKnowledge
  readonly #isOrdinal: TokenTest

  constructor(names: NameMaker, knowledge: NameKnowledge, table: ClassTable) {
    this.#names = names
    this.#knowledge = knowledge
    this.#isOrdinal = tokenTest(table, ['ordinal'])
  }

  /** The names that so many values are values of; null when the phrase has not so many. */
  distribute(phrase: readonly Token[], count: number, source: string): readonly string[] | null {
    const joined = this.#expandBy(this.#names.text(phrase, source), (word) => this.#beginsList(word, phrase))
    if (joined?.length === count) return joined
    const parts = this.#names.conjunctsBy(phrase, count)
    if (parts !== null) return this.restore(parts, source)
    const each = this.#names.conjuncts(phrase).map((part) => this.#names.text(part, source))
    const expanded = each.flatMap((name) => this.expand(name) ?? [name])
    return expanded.length === count ? expanded : null
  }

  /** One word for several heads: 城乡居民收入 → 城镇居民收入, 农村居民收入; null when there is none. */
  expand(name: string): readonly string[] | null {
    return this.#expandBy(name, () => true)
  }

  #expandBy(name: string, isWanted: (word: string) => boolean): readonly string[] | null {
    for (const [word, heads] of Object.entries(this.#knowledge.elisions)) {
      const at = isWanted(word) ? name.indexOf(word) : -1
      if (at >= 0) return heads.map((head) => name.slice(0, at) + head + name.slice(at + word.length))
    }
    return null
  }

  /**
   * Names of conjuncts of which only the last has the head: 移动网络、固定宽带网络接入能力 → 移动网络接入能力 …
   * The head is what follows the last part they have in common, or a name that is whole, else what is left after about
   * as many characters, in whole words, else the measure that the last ends in. Names that end alike or are as long have
   * their head.
   */
  restore(parts: readonly Conjunct[], source: string): readonly string[] {
    const names = parts.map((part) => this.#names.text(part, source))
    const last = parts.at(-1) as readonly Token[]
    const whole = names.at(-1) as string
    const restored = names.map((name, index) => {
      if (index === names.length - 1 || this.#names.isMetric(parts[index] as readonly Token[])) return name
      const head = this.#headOfWhole(name, whole) ?? headAfter(name, whole)
      if (head !== null) return name + head
      if (name.at(-1) === whole.at(-1) || name.length >= whole.length) return name
      // 第一、二、三产业: the prefix is said once.
      const length = this.#isOrdinal(parts[index]?.[0]) && !this.#isOrdinal(last[0]) ? name.length - 1 : name.length
      return name + (this.#wordsAfter(last, length, source) ?? this.#partAfter(whole, length))
    })
    return this.#withFirst(restored.map((name) => this.#inFull(name)))
  }

  /** True where the first part of a list that is short for its heads as a whole (存、贷款余额) is a word of the phrase. */
  #beginsList(word: string, phrase: readonly Token[]): boolean {
    const link = this.#knowledge.links.find((each) => word.includes(each))
    return link !== undefined && phrase.some(({ text }) => text === word.slice(0, word.indexOf(link)))
  }

  /** What follows a whole name at the beginning of a phrase, for another whole name; null where they are not. */
  #headOfWhole(name: string, phrase: string): string | null {
    const first = this.#knowledge.whole.find((each) => phrase.startsWith(each))
    return first !== undefined && this.#knowledge.whole.some((each) => name.endsWith(each))
      ? phrase.slice(first.length)
      : null
  }

  /** What a use is for each of is said once (单位生产总值能耗和二氧化碳排放 → 单位生产总值二氧化碳排放). */
  #withFirst(names: readonly string[]): readonly string[] {
    const { shared, of } = this.#knowledge.rates
    const first = shared.find((each) => names[0]?.startsWith(each))
    return first === undefined ? names : names.map((name) => (of.includes(name) ? first + name : name))
  }

  /** With the first word of a part as it is written by itself (二产业增加值 → 第二产业增加值). */
  #inFull(name: string): string {
    const short = Object.keys(this.#knowledge.fullForms).find((word) => name.startsWith(word))
    return short === undefined ? name : `${this.#knowledge.fullForms[short]}${name.slice(short.length)}`
  }

  /**
   * What is left of a phrase from the word that begins nearest to a number of characters, or from there when a known
   * word does (工伤|保险参保人数) or nothing longer than a character was named (三|产增加值); null when it is one word.
   */
  #wordsAfter(phrase: readonly Token[], characters: number, source: string): string | null {
    const rests = phrase.slice(1).map((_, index) => this.#names.text(phrase.slice(index + 1), source))
    if (rests.length === 0) return null
    const whole = this.#names.text(phrase, source)
    const exact = whole.slice(characters)
    const cut = rests.find((rest) => rest.length < exact.length)
    const remainder = cut === undefined ? '' : exact.slice(0, -cut.length)
    if (characters === 1 || (remainder.length > 1 && this.#names.endings.isKnown(remainder))) return exact
    const nearest = Math.min(...rests.map((rest) => Math.abs(rest.length - exact.length)))
    return rests.find((rest) => Math.abs(rest.length - exact.length) === nearest) ?? null
  }

  /** What is left of one long word after a number of characters, which must not cut the measure that it ends in. */
  #partAfter(word: string, characters: number): string {
    const rest = word.slice(characters)
    const measure = this.#names.endings.measureAt(word)
    return measure === null || rest.endsWith(measure) ? rest : measure
  }
}

/** What follows the longest ending of the name that stands in the whole. */
function headAfter(name: string, whole: string): string | null {
  for (let length = name.length; length >= 1; length--) {
    const at = whole.lastIndexOf(name.slice(-length))
    if (at >= 0 && at + length < whole.length) return whole.slice(at + length)
  }
  return null
}
