import type { NumeralKnowledge } from '../core/lex-knowledge.ts'
import { digitsEnd } from './digits.ts'

const LETTER = /\p{L}/u
/** Multipliers below stand in numbers written in characters (二十). */
const LEAST_MULTIPLIER = 10000

/**
 * Decimal places with a space beside the point: 99. 4%, 20 .8亿. They count where a word or a list goes on before the number,
 * and a share or a multiplier stands behind it; `1. 5万户` at the beginning is an item.
 */
export class TornPoints {
  readonly #behind: ReadonlySet<string>
  readonly #listMarks: ReadonlySet<string>

  constructor({ fractions, multipliers, listMarks }: NumeralKnowledge) {
    const great = Object.keys(multipliers).filter((each) => multipliers[each]! >= LEAST_MULTIPLIER)
    this.#behind = new Set([...Object.values(fractions), ...great])
    this.#listMarks = new Set(listMarks)
  }

  /** @param from where the whole part ends; the digits come with a point before them, and are empty where none stand there */
  read(text: string, at: number, from: number, end: number): { readonly end: number; readonly digits: string } {
    const isTorn = text.startsWith('. ', from) || text.startsWith(' .', from)
    const upto = isTorn ? digitsEnd(text, from + 2, end) : from
    const isNumber = upto > from + 2 && upto < end && this.#behind.has(text[upto] ?? '') && this.#goesOn(text, at)
    return isNumber ? { end: upto, digits: `.${text.slice(from + 2, upto)}` } : { end: from, digits: '' }
  }

  #goesOn(text: string, at: number): boolean {
    const before = text[at - 1] === ' ' ? text[at - 2] : text[at - 1]
    return before !== undefined && (LETTER.test(before) || this.#listMarks.has(before))
  }
}
