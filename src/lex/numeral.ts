import type { NumeralKnowledge } from '../core/lex-knowledge.ts'
import { digitsEnd, isDigit } from './digits.ts'
import { TornPoints } from './torn-points.ts'

/** A number as written. `end` is exclusive. */
export interface NumeralReading {
  readonly end: number
  readonly amount: number
  /** The trailing multiplier (万, 亿, 万亿), 1 when there is none: a range's first number may borrow it. */
  readonly scale: number
  /** 余 or 多 stood inside or after the number. */
  readonly odd: boolean
  /** Written with Arabic digits. */
  readonly arabic: boolean
  /** Made of multipliers only (亿元以上). */
  readonly bare: boolean
}

/** What is greater is no amount that a text can mean; it would overflow when units are converted. */
const GREATEST = 1e24
/** Characters of a numeral in characters; keeps reading linear in a text of nothing else. */
const LONGEST = 24

const NOTHING_READ = { text: '', at: -1, end: -1, reading: null }

function byUnit(values: Readonly<Record<string, number>>): Map<number, number> {
  return new Map(Object.entries(values).map(([character, value]) => [character.charCodeAt(0), value]))
}

function firstUnits(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map((each) => each.charCodeAt(0)))
}

/** Multiplying by powers of ten in decimal text keeps 1.15 万 exactly 11500. */
export function scaled(digits: string, scale: number): number {
  if (scale === 1) return Number(digits)
  const exponent = Math.round(Math.log10(scale))
  return Number(`${digits}e${exponent}`)
}

/** Reads numbers at a position: `1,023.6亿`, `5万余`, `二十`, `1.3万亿`, `百亿`. Knows only what the rules give it. */
export class NumeralReader {
  /** By UTF-16 code unit, as all that a numeral is made of. */
  readonly #digits: ReadonlyMap<number, number>
  readonly #multipliers: ReadonlyMap<number, number>
  readonly #decimalMarks: ReadonlySet<number>
  readonly #odd: ReadonlySet<number>
  readonly #tornPoints: TornPoints
  readonly #isUnit: (text: string, at: number, end: number) => boolean
  /** What was read last: dates and measures ask for the same numbers. */
  #last: { text: string; at: number; end: number; reading: NumeralReading | null } = NOTHING_READ

  /** @param isUnit tells whether a unit of several characters begins there, so that 千伏 is not taken for a thousand volts */
  constructor(knowledge: NumeralKnowledge, isUnit: (text: string, at: number, end: number) => boolean) {
    this.#isUnit = isUnit
    this.#digits = byUnit(knowledge.digits)
    this.#multipliers = byUnit(knowledge.multipliers)
    this.#decimalMarks = firstUnits(knowledge.decimalMarks)
    this.#odd = firstUnits(knowledge.odd)
    this.#tornPoints = new TornPoints(knowledge)
  }

  /** Whether a UTF-16 code unit is a numeral. */
  isChineseNumeral(unit: number): boolean {
    return this.#digits.has(unit) || this.#multipliers.has(unit)
  }

  /** The value of a numeral 0–9 in characters, or null. */
  digitAt(text: string, at: number): number | null {
    return this.#digits.get(text.charCodeAt(at)) ?? null
  }

  /** The number that begins at `at`, or null where there is none or it is beyond all measure. */
  read(text: string, at: number, end: number): NumeralReading | null {
    const last = this.#last
    if (last.at === at && last.end === end && last.text === text) return last.reading
    const reading = this.#readAt(text, at, end)
    this.#last = { text, at, end, reading }
    return reading
  }

  /** A number in characters with the decimal places behind it (十三点七, 三点六亿); null where there are none. */
  withDecimals(text: string, whole: NumeralReading, end: number): NumeralReading | null {
    if (whole.arabic || whole.bare || whole.odd || whole.scale >= 10000) return null
    if (!this.#decimalMarks.has(text.charCodeAt(whole.end))) return null
    const limit = Math.min(end, whole.end + LONGEST)
    let digits = ''
    let i = whole.end + 1
    for (let digit; i < limit && (digit = this.#digits.get(text.charCodeAt(i))) !== undefined; i++) digits += digit
    // 三点五十分 is a time of day.
    if (digits === '' || (this.#multipliers.get(text.charCodeAt(i)) ?? 10000) < 10000) return null
    const { scale, end: readTo } = this.#multiplier(text, i, limit)
    return { ...whole, end: readTo, amount: scaled(`${whole.amount}.${digits}`, scale), scale }
  }

  #readAt(text: string, at: number, end: number): NumeralReading | null {
    const isArabic = isDigit(text.charCodeAt(at))
    const reading = isArabic
      ? this.#readArabic(text, at, end)
      : this.#readChinese(text, at, Math.min(end, at + LONGEST))
    return reading === null || reading.amount > GREATEST ? null : reading
  }

  #readArabic(text: string, at: number, end: number): NumeralReading {
    let i = digitsEnd(text, at, end)
    let digits = text.slice(at, i)
    while (i - at <= 12 && this.#isThousands(text, i, end)) {
      digits += text.slice(i + 1, i + 4)
      i += 4
    }
    const fractionEnd = text[i] === '.' ? digitsEnd(text, i + 1, end) : i
    if (fractionEnd > i + 1) {
      digits += text.slice(i, fractionEnd)
      i = fractionEnd
    } else {
      const torn = this.#tornPoints.read(text, at, i, end)
      digits += torn.digits
      i = torn.end
    }
    // 58.7 万人: a space may stand before the multiplier.
    if (text[i] === ' ' && this.#multipliers.has(text.charCodeAt(i + 1)) && !this.#isUnit(text, i + 1, end)) i++
    let odd = false
    if (this.#odd.has(text.charCodeAt(i)) && this.#multipliers.has(text.charCodeAt(i + 1))) {
      odd = true
      i++
    }
    const first = this.#multiplier(text, i, end)
    const rest = this.#smallerPart(text, first.end, end, first.scale)
    i = rest.end
    if (i < end && this.#odd.has(text.charCodeAt(i))) {
      odd = true
      i++
    }
    return {
      end: i,
      amount: scaled(digits, first.scale) + rest.amount,
      scale: first.scale,
      odd,
      arabic: true,
      bare: false,
    }
  }

  #multiplier(text: string, at: number, end: number): { readonly end: number; readonly scale: number } {
    let scale = 1
    let i = at
    while (i < end) {
      const factor = this.#multipliers.get(text.charCodeAt(i))
      if (factor === undefined || this.#isUnit(text, i, end)) break
      scale *= factor
      i++
    }
    return { end: i, scale }
  }

  /** The 5000万 of 1亿5000万, the 5千 of 2万5千: digits with a smaller multiplier of their own; else nothing. */
  #smallerPart(
    text: string,
    at: number,
    end: number,
    scale: number,
  ): { readonly end: number; readonly amount: number } {
    const i = digitsEnd(text, at, Math.min(end, at + 4))
    if (i === at) return { end: at, amount: 0 }
    const part = this.#multiplier(text, i, end)
    const amount = Number(text.slice(at, i)) * part.scale
    return part.scale > 1 && amount < scale ? { end: part.end, amount } : { end: at, amount: 0 }
  }

  /** A comma is a thousands mark only between one to three digits and exactly three. */
  #isThousands(text: string, at: number, end: number): boolean {
    if (text[at] !== ',' || at + 4 > end) return false
    for (let k = 1; k <= 3; k++) if (!isDigit(text.charCodeAt(at + k))) return false
    return !isDigit(text.charCodeAt(at + 4)) || at + 4 >= end
  }

  #readChinese(text: string, at: number, end: number): NumeralReading | null {
    let i = at
    let total = 0
    let section = 0
    let greatest = 0
    let digit = -1
    let plain = ''
    let scale = 1
    let odd = false
    let bare = true
    while (i < end) {
      const unit = text.charCodeAt(i)
      const value = this.#digits.get(unit)
      if (value !== undefined) {
        // 一百零五: a zero stands for what is left out.
        if (digit > 0 && (section > 0 || total > 0)) break
        digit = value
        plain += String(value)
        bare = false
        scale = 1
        i++
        continue
      }
      const factor = this.#multipliers.get(unit)
      if (factor === undefined) {
        if (!this.#odd.has(unit) || odd || i === at) break
        odd = true
        i++
        continue
      }
      // 十个 is ten; 百家, 千年 and 万户 alone count nothing.
      if (i === at && factor === 10) bare = false
      if (factor < 10000) section += (digit < 0 ? 1 : digit) * factor
      else {
        const upto = section + Math.max(digit, 0)
        // 一亿三千万: a smaller multiplier adds to the greater one before it; 一万亿: a greater one multiplies all.
        if (factor < greatest) total += upto * factor
        else total = (total + (upto === 0 && total === 0 ? 1 : upto)) * factor
        greatest = factor
        section = 0
      }
      scale = scale > 1 ? scale * factor : factor
      digit = -1
      plain = ''
      i++
    }
    if (i === at) return null
    // 二〇二五: digits alone, read one after the other.
    const amount = plain.length > 1 ? Number(plain) + total + section : total + section + Math.max(digit, 0)
    return { end: i, amount, scale, odd, arabic: false, bare }
  }
}
