import type { NumeralKnowledge, UnitEntry, UnitTable } from '../core/lex-knowledge.ts'
import { NumeralReader, type NumeralReading } from './numeral.ts'
import { buildTrie, type Trie } from './trie.ts'

/** Multipliers from here on are said once for both ends of a range (1至2万), smaller ones for each (十五至二十). */
const SHARED_SCALE = 10000

/** A number without a unit may begin a range as it is when it is no smaller than this part of the end (8000至1万). */
const LEAST_PART = 1000
const WORD = /[\p{L}\p{N}]/u
/** The longest rest of a unit behind a mark of excess (小时). */
const LONGEST_REST = 4

/** A number with what follows it, as written. */
export interface MeasureReading {
  readonly end: number
  readonly amount: number | null
  readonly min: number | null
  readonly max: number | null
  readonly unit: string | null
  readonly entry: UnitEntry | null
  readonly odd: boolean
  readonly arabic: boolean
  readonly bare: boolean
  /** 一 + counter: "a", not a count. */
  readonly indefinite: boolean
  /** What the multiplier behind the number stands for (5万: 10000), 1 where none stands there. */
  readonly scale: number
  /** Where the unit begins (= end without one). */
  readonly unitStart: number
}

/** A unit as it stands behind a number. */
interface UnitReading {
  readonly end: number
  readonly written: string
  readonly entry: UnitEntry
  /** A mark of excess belongs to it. */
  readonly odd: boolean
}

function skipSpaces(text: string, at: number, end: number): number {
  let i = at
  while (i < end && text[i] === ' ') i++
  return i
}

/** Reads numbers, ranges and units at a position. */
export class MeasureReader {
  readonly numerals: NumeralReader
  readonly #units: ReadonlyMap<string, UnitEntry>
  readonly #unitTrie: Trie
  readonly #knowledge: NumeralKnowledge
  readonly #rangeTrie: Trie
  readonly #trapTrie: Trie
  readonly #fractions: ReadonlyMap<string, string>
  readonly #fractionTrie: Trie

  constructor(knowledge: NumeralKnowledge, units: UnitTable) {
    this.#knowledge = knowledge
    this.#units = new Map(Object.entries(units))
    const unitTrie = buildTrie(Object.keys(units))
    this.#unitTrie = unitTrie
    this.numerals = new NumeralReader(knowledge, (text, at, end) => unitTrie.longest(text, at, end) > 1)
    this.#rangeTrie = buildTrie(knowledge.rangeMarks)
    this.#trapTrie = buildTrie(knowledge.unitTraps)
    this.#fractions = new Map(Object.entries(knowledge.fractions))
    this.#fractionTrie = buildTrie(this.#fractions.keys())
  }

  /** Whether a percent word may begin with a UTF-16 code unit. */
  fractionBegins(unit: number): boolean {
    return this.#fractionTrie.begins(unit)
  }

  /** Length of a percent word (百分之) at a position, or 0. */
  fractionLength(text: string, at: number, end: number): number {
    return this.#fractionTrie.longest(text, at, end)
  }

  /** Reads `5万个`, `1至2家`, `10%—15%`, `5000元至3万元`, `百分之八`; null where no number stands. */
  read(text: string, at: number, end: number): MeasureReading | null {
    const fraction = this.fractionLength(text, at, end)
    if (fraction > 0) return this.#readFraction(text, at, at + fraction, end)
    const number = this.numerals.read(text, at, end)
    if (number === null) return null
    const few = number.arabic ? null : this.#fromTo(text, at, number, end)
    if (few !== null) return few
    const decimal = this.numerals.withDecimals(text, number, end)
    if (decimal !== null) {
      const exact = this.#withUnit(text, at, decimal, end)
      if (exact.unit !== null) return exact
    }
    const first = this.#withUnit(text, at, number, end)
    return this.#range(text, number, first, end) ?? first
  }

  #readFraction(text: string, at: number, numberAt: number, end: number): MeasureReading | null {
    const whole = this.numerals.read(text, numberAt, end)
    const number = whole === null ? null : (this.numerals.withDecimals(text, whole, end) ?? whole)
    const unit = this.#fractions.get(text.slice(at, numberAt))
    const entry = unit === undefined ? undefined : this.#units.get(unit)
    if (number === null || entry === undefined) return null
    const base = { odd: number.odd, arabic: number.arabic, bare: false, indefinite: false, scale: 1 }
    return {
      ...base,
      end: number.end,
      amount: number.amount,
      min: null,
      max: null,
      unit: entry.name,
      entry,
      unitStart: number.end,
    }
  }

  /**
   * 七八个, 三四十家, 十七八个: two digits in a row mean from the one to the other. Null where no unit is told, as in the digits
   * of a year.
   */
  #fromTo(text: string, at: number, whole: NumeralReading, end: number): MeasureReading | null {
    const isPair = (from: number): boolean => this.#knowledge.approximate.includes(text.slice(from, from + 2))
    const digit = (from: number): number => this.numerals.digitAt(text, from) ?? Number.NaN
    if (isPair(at) && Number.isNaN(digit(at + 2))) {
      const greatest = this.numerals.read(text, at + 1, end)
      const times = (greatest?.amount ?? 0) / digit(at + 1)
      if (greatest === null || !Number.isInteger(Math.log10(times))) return null
      return this.#between(text, at + 1, times * digit(at), greatest, end)
    }
    const last = whole.end - 1
    if (last <= at || !isPair(last)) return null
    const amount = whole.amount - digit(last) + digit(last + 1)
    return this.#between(text, at, whole.amount, { ...whole, end: last + 2, amount }, end)
  }

  #between(text: string, at: number, least: number, greatest: NumeralReading, end: number): MeasureReading | null {
    const most = this.#withUnit(text, at, greatest, end)
    if (most.unit === null || most.amount === null) return null
    const min = (most.amount / greatest.amount) * least
    return { ...most, amount: null, min, max: most.amount, indefinite: false }
  }

  #withUnit(text: string, at: number, number: NumeralReading, end: number): MeasureReading {
    const indefinite = number.end - at === 1 && this.#knowledge.indefinite.includes(text[at] ?? '')
    const { arabic, bare } = number
    // 100 个: typists put a space between figure and counter.
    const unitStart = number.arabic && text[number.end] === ' ' ? number.end + 1 : number.end
    const trapped = this.#trapTrie.longest(text, unitStart, end) > 0
    const length = trapped ? 0 : this.#unitTrie.longest(text, unitStart, end)
    const found = length === 0 ? null : this.#unitAt(text, unitStart, length, end)
    const unit = found !== null && number.amount < found.entry.least ? null : found
    return {
      min: null,
      max: null,
      arabic,
      bare,
      scale: number.scale,
      odd: number.odd || unit?.odd === true,
      end: unit?.end ?? number.end,
      amount: number.amount * (unit?.entry.scale ?? 1),
      unit: unit?.written ?? null,
      entry: unit?.entry ?? null,
      indefinite: indefinite && (unit === null || !this.#knowledge.definite.includes(unit.entry.name)),
      unitStart: unit === null ? number.end : unitStart,
    }
  }

  /** The unit that begins at `start` and is `length` long before a mark of excess or a rate (个, 倍多, 吨/日). */
  #unitAt(text: string, start: number, length: number, end: number): UnitReading {
    const unitEnd = start + length
    const excess = this.#oddAfter(text, text.slice(start, unitEnd), unitEnd, end)
    const entry = this.#units.get(excess.surface) as UnitEntry
    const odd = excess.end > unitEnd
    const rate = this.#rate(text, unitEnd, end)
    if (rate === 0) return { end: excess.end, written: entry.name, entry, odd }
    const written = text.slice(start, rate)
    return {
      end: rate,
      written,
      entry: { ...entry, base: written, factor: 1, dimension: `${entry.dimension}-rate` },
      odd,
    }
  }

  /**
   * A mark of excess behind the unit: 1倍多 before a mark or the end, and inside a unit, 3个多月. Before any other character
   * it begins a word (3个多式联运中心, 100兆瓦余热).
   */
  #oddAfter(
    text: string,
    surface: string,
    at: number,
    end: number,
  ): { readonly end: number; readonly surface: string } {
    const plain = { end: at, surface }
    if (at >= end || !this.#knowledge.odd.includes(text[at] ?? '')) return plain
    if (at + 1 >= end || !WORD.test(text[at + 1] ?? '')) return { end: at + 1, surface }
    const joined = surface + text.slice(at + 1, Math.min(end, at + 1 + LONGEST_REST))
    const length = this.#unitTrie.longest(joined, 0, joined.length)
    return length > surface.length ? { end: at + 1 + length - surface.length, surface: joined.slice(0, length) } : plain
  }

  /** `/日`, `每秒` after a unit: the end of the rate, or 0. */
  #rate(text: string, at: number, end: number): number {
    if (!this.#knowledge.rateMarks.includes(text[at] ?? '')) return 0
    const length = this.#unitTrie.longest(text, at + 1, end)
    return length === 0 ? 0 : at + 1 + length
  }

  #range(text: string, number: NumeralReading, first: MeasureReading, end: number): MeasureReading | null {
    const markAt = skipSpaces(text, first.end, end)
    const mark = this.#rangeTrie.longest(text, markAt, end)
    if (mark === 0) return null
    const secondAt = skipSpaces(text, markAt + mark, end)
    const secondNumber = this.numerals.read(text, secondAt, end)
    if (secondNumber === null || secondNumber.arabic !== number.arabic) return null
    const second = this.#withUnit(text, secondAt, secondNumber, end)
    if (second.amount === null || first.amount === null) return null
    if (first.unit !== null && first.unit !== second.unit) return null
    // 1至2万: the first number borrows the multiplier when it would otherwise be out of all proportion.
    const borrows =
      first.unit === null &&
      number.scale < SHARED_SCALE &&
      secondNumber.scale >= SHARED_SCALE &&
      first.amount < second.amount
    const borrowed = borrows ? first.amount * secondNumber.scale : first.amount
    const min = borrowed >= second.amount && first.amount * LEAST_PART >= second.amount ? first.amount : borrowed
    if (min >= second.amount) return null
    return { ...second, amount: null, min, max: second.amount }
  }
}
