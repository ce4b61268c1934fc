import type { DateKnowledge, NumeralKnowledge } from '../core/lex-knowledge.ts'
import { type ClassTable, type Fields, plainToken, type Token } from '../core/token.ts'
import { isLatin } from './character-kinds.ts'
import { DateReader } from './date.ts'
import { latinEnd, nameEnd } from './latin.ts'
import type { MeasureReader, MeasureReading } from './measure.ts'
import { measureClasses, measureFields } from './measure-token.ts'
import { buildTrie, type Trie } from './trie.ts'
import type { WordClasses } from './words.ts'

/** Classes of a name in Latin letters. */
export const NAME = ['latin', 'name']
/** So far before a numeral a word can stand that makes it one, in characters. */
const LEAST_REACH = 8
/** So many letters may stand before a number that is not part of their name. */
const LEAST_LETTERS = 2
const ALL_LETTERS = /^\p{L}+$/u
const BEFORE_BOUND = /^bound\..{1,20}\.before$/
/** What reaches a value, of two characters or more (达到百万吨, but not 为百亿元产业). */
const REACH = /^verb\.reach/

/** A token as it stands in the text. */
export function tokenAt(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  classes: readonly string[],
  table: ClassTable,
  fields?: Fields,
): Token {
  const words = text.slice(start, end)
  return plainToken(start, end, words, table.forText(table.signature(classes), words), fields)
}

/** Reads the tokens that are made of numbers: measures, dates, ordinals, vague numbers, and names with numbers in them. */
export class NumberTokens {
  readonly measures: MeasureReader
  readonly #dates: DateReader
  readonly #table: ClassTable
  readonly #words: WordClasses
  readonly #vague: ReadonlySet<string>
  readonly #suffixes: Trie
  readonly #kinds: Trie
  readonly #definiteAfter: readonly string[]

  constructor(
    measures: MeasureReader,
    knowledge: { readonly numerals: NumeralKnowledge; readonly dates: DateKnowledge },
    words: WordClasses,
    table: ClassTable,
  ) {
    const { numerals, dates } = knowledge
    this.measures = measures
    this.#dates = new DateReader(dates, numerals, measures.numerals)
    this.#table = table
    this.#words = words
    this.#vague = new Set(numerals.vague)
    this.#suffixes = buildTrie(numerals.nameSuffixes)
    this.#kinds = buildTrie(numerals.kindSuffixes)
    this.#definiteAfter = numerals.definiteAfter
  }

  isVague(character: string): boolean {
    return this.#vague.has(character)
  }

  #token(text: string, start: number, end: number, classes: readonly string[], fields?: Fields): Token {
    return tokenAt(text, { start, end }, classes, this.#table, fields)
  }

  #measure(text: string, at: number, reading: MeasureReading): Token {
    return this.#token(text, at, reading.end, measureClasses(reading), measureFields(reading))
  }

  /** What begins with an Arabic digit. */
  arabic(text: string, at: number, end: number): Token {
    const date = this.#dates.read(text, at, end)
    if (date !== null) return this.#token(text, at, date.end, ['date', `date.${date.fields['sort']}`], date.fields)
    const reading = this.measures.read(text, at, end)
    if (reading === null) return this.#token(text, at, latinEnd(text, at, end), NAME)
    const plainEnd = reading.unitStart
    const next = text.charCodeAt(reading.end)
    if (reading.entry === null || (isLatin(text.charCodeAt(reading.end - 1)) && isLatin(next))) {
      const nameTo = nameEnd(text, plainEnd, end)
      if (nameTo > plainEnd) return this.#token(text, at, nameTo, NAME)
    }
    return this.#suffixedName(text, at, reading, end) ?? this.#measure(text, at, reading)
  }

  /**
   * Where what begins with a letter ends: before a number of some figures that money, a counter or a percent sign follows
   * (`GDP3000亿元`, `AED1200台`), unless the whole is a word (`PM10`), else behind all letters and figures.
   */
  latinEnd(text: string, at: number, end: number): number {
    const to = latinEnd(text, at, end)
    let letters = at
    while (letters < to && isLatin(text.charCodeAt(letters))) letters++
    if (letters === to || letters - at < LEAST_LETTERS) return to
    if (this.#words.classesOf(text.slice(at, to)).length > 0) return to
    const reading = this.measures.read(text, letters, end)
    if (reading === null || reading.entry === null || reading.end <= to) return to
    const { dimension, counter } = reading.entry
    const isCounted =
      counter || dimension === 'money' || (dimension === 'ratio' && !ALL_LETTERS.test(text.charAt(reading.unitStart)))
    return isCounted && (reading.unitStart - letters > 1 || reading.scale > 1) ? letters : to
  }

  /** `8号线`, `三级`, `二期`: a number whose suffix makes it a name. */
  #suffixedName(text: string, at: number, reading: MeasureReading, end: number): Token | undefined {
    const suffix = this.#suffixes.longest(text, reading.unitStart, end)
    const longer = suffix > 0 && reading.unitStart + suffix >= reading.end
    // 500亿元级, 5000吨级: a measure whose suffix makes it the name of a kind.
    const kind = reading.entry !== null && !reading.entry.counter ? this.#kinds.longest(text, reading.end, end) : 0
    if (kind > 0) return this.#token(text, at, reading.end + kind, ['word', 'name', 'pos.b'])
    return longer ? this.#token(text, at, reading.unitStart + suffix, ['word', 'name', 'pos.n']) : undefined
  }

  /** A number behind the prefix that makes it an ordinal. */
  ordinal(text: string, at: number, end: number): Token | undefined {
    const number = this.measures.numerals.read(text, at + 1, end)
    if (number === null) return undefined
    const reading = this.measures.read(text, at + 1, end)
    return this.#token(text, at, Math.max(number.end, reading?.end ?? 0), ['word', 'ordinal'])
  }

  /** What begins with a numeral in characters, where it counts something. */
  chinese(text: string, at: number, end: number): Token | undefined {
    const date = this.#dates.read(text, at, end)
    if (date !== null) return this.#token(text, at, date.end, ['date', `date.${date.fields['sort']}`], date.fields)
    const reading = this.measures.read(text, at, end)
    if (reading === null) return undefined
    const counts = !reading.bare || reading.odd || reading.entry?.dimension === 'money' || this.#followsBound(text, at)
    if (reading.entry === null || !counts) return undefined
    if (reading.indefinite && reading.min === null && !this.#isDefinite(text, at)) return undefined
    return this.#suffixedName(text, at, reading, end) ?? this.#measure(text, at, reading)
  }

  /** 数百亿元 is vague as a whole, though 数百 is a word by itself. */
  isVagueBeyond(text: string, at: number, wordEnd: number, end: number): boolean {
    return this.#vague.has(text[at] ?? '') && (this.vague(text, at, end)?.end ?? 0) > wordEnd
  }

  /** A number behind a word that makes it vague. */
  vague(text: string, at: number, end: number): Token | undefined {
    const number = this.measures.numerals.read(text, at + 1, end)
    if (number === null || number.arabic || number.scale === 1) return undefined
    const reading = this.measures.read(text, at + 1, end)
    return this.#token(text, at, Math.max(number.end, reading?.end ?? 0), ['word', 'vague'])
  }

  /** Is it a number of things at the least (至少建成一个)? */
  #isDefinite(text: string, at: number): boolean {
    const before = text.slice(Math.max(0, at - LEAST_REACH), at)
    return this.#definiteAfter.some((word) => {
      const from = before.lastIndexOf(word)
      return from >= 0 && ALL_LETTERS.test(before.slice(from))
    })
  }

  /** 突破万户, 达到百万吨: a bound, or a verb that reaches a value, makes a number of a mere multiplier. */
  #followsBound(text: string, at: number): boolean {
    return [1, 2, 3].some((length) => {
      if (at < length) return false
      const classes = this.#words.classesOf(text.slice(at - length, at))
      return classes.some((name) => BEFORE_BOUND.test(name) || (length > 1 && REACH.test(name)))
    })
  }
}
