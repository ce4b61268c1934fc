import type { DateKnowledge, NumeralKnowledge } from '../core/lex-knowledge.ts'
import type { Fields } from '../core/token.ts'
import type { NumeralReader } from './numeral.ts'
import { buildTrie, type Trie } from './trie.ts'

export interface DateReading {
  readonly end: number
  readonly fields: Fields
}

/** Digits of a year. */
const YEAR = 4

/** Where a mark behind a figure ends, or null; typists put a space before it (`2025 年`). */
function markEnd(marks: Trie, text: string, at: number, end: number): number | null {
  const start = text[at] === ' ' ? at + 1 : at
  const mark = marks.longest(text, start, end)
  return mark === 0 ? null : start + mark
}

interface YearReading {
  readonly end: number
  readonly year: number
  readonly marked: boolean
}

/** Reads calendar dates: `2023年`, `2021—2023年`, `2023年6月底`, `二〇二五年`, `6月底`, `2021-05-28`. */
export class DateReader {
  readonly #knowledge: DateKnowledge
  readonly #numerals: NumeralReader
  readonly #years: Trie
  readonly #months: Trie
  readonly #days: Trie
  readonly #tails: Trie
  readonly #traps: Trie
  readonly #ranges: Trie

  constructor(knowledge: DateKnowledge, numeralKnowledge: NumeralKnowledge, numerals: NumeralReader) {
    this.#knowledge = knowledge
    this.#numerals = numerals
    this.#years = buildTrie(knowledge.yearMarks)
    this.#months = buildTrie(knowledge.monthMarks)
    this.#days = buildTrie(knowledge.dayMarks)
    this.#tails = buildTrie(knowledge.tails)
    this.#traps = buildTrie(knowledge.tailTraps)
    this.#ranges = buildTrie(numeralKnowledge.rangeMarks)
  }

  read(text: string, at: number, end: number): DateReading | null {
    return this.#isoDate(text, at, end) ?? this.#yearDate(text, at, end) ?? this.#monthDate(text, at, end)
  }

  #isoDate(text: string, at: number, end: number): DateReading | null {
    if (text[at + YEAR] !== '-') return null
    const found = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text.slice(at, Math.min(end, at + 12)))
    if (found === null) return null
    const year = Number(found[1])
    return { end: at + found[0].length, fields: { sort: 'day', from: year, to: year, month: Number(found[2]) } }
  }

  #year(text: string, at: number, end: number): YearReading | null {
    const number = this.#numerals.read(text, at, end)
    if (number === null || number.end - at !== YEAR || number.scale !== 1) return null
    if (number.amount < this.#knowledge.firstYear || number.amount > this.#knowledge.lastYear) return null
    const marked = markEnd(this.#years, text, number.end, end)
    return { end: marked ?? number.end, year: number.amount, marked: marked !== null }
  }

  #yearDate(text: string, at: number, end: number): DateReading | null {
    const first = this.#year(text, at, end)
    if (first === null) return null
    const mark = this.#ranges.longest(text, first.end, end)
    const second = mark === 0 ? null : this.#year(text, first.end + mark, end)
    if (second !== null && second.year > first.year && second.marked) {
      const tail = this.#tail(text, second.end, end)
      return { end: second.end + tail, fields: { sort: 'period', from: first.year, to: second.year } }
    }
    if (!first.marked) return null
    const month = this.#monthDate(text, first.end, end)
    if (month !== null) return { end: month.end, fields: { ...month.fields, from: first.year, to: first.year } }
    const tail = this.#tail(text, first.end, end)
    return { end: first.end + tail, fields: { sort: 'date', from: first.year, to: first.year } }
  }

  /** How long the tail of a date is (底, 期间); none where a longer word begins so. */
  #tail(text: string, at: number, end: number): number {
    const tail = this.#tails.longest(text, at, end)
    return tail > 0 && this.#traps.longest(text, at, end) > tail ? 0 : tail
  }

  #monthDate(text: string, at: number, end: number): DateReading | null {
    const number = this.#numerals.read(text, at, end)
    if (number === null || number.amount < 1 || number.amount > 12 || number.odd || number.scale > 10) return null
    let i = number.end
    const range = this.#ranges.longest(text, i, end)
    const upto = range === 0 ? null : this.#numerals.read(text, i + range, end)
    if (upto !== null && upto.amount <= 12) i = upto.end
    const mark = this.#months.longest(text, i, end)
    if (mark === 0) return null
    i += mark
    const day = this.#numerals.read(text, i, end)
    const dayMark = day !== null && day.amount >= 1 && day.amount <= 31 ? this.#days.longest(text, day.end, end) : 0
    if (day !== null && dayMark > 0) i = day.end + dayMark
    const tail = this.#tail(text, i, end)
    i += tail
    // What is said of a day by itself is on that day; 前 makes of it a time by which.
    return {
      end: i,
      fields: { sort: dayMark > 0 && tail === 0 ? 'day' : 'date', from: null, to: null, month: number.amount },
    }
  }
}
