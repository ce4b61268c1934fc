/** What may begin at a character. Most characters begin nothing but words. */
export const NUMERAL_NAME = 1
export const SPACE = 2
export const DIGIT = 4
export const LATIN = 8
export const ORDINAL = 16
export const PLAN = 32
export const NUMERAL = 64
export const FRACTION = 128
export const VAGUE = 256
export const MARK = 512
const ASKED = 1024

const UNITS = 0x10000

/** Answers for UTF-16 code units by table; each is worked out once, at first need. */
export class CharacterKinds {
  readonly #table = new Uint16Array(UNITS)
  readonly #kindsOf: (unit: number) => number

  /** @param kindsOf the sum of the kinds of a code unit */
  constructor(kindsOf: (unit: number) => number) {
    this.#kindsOf = kindsOf
  }

  /** The sum of the kinds that may begin with a code unit; 0 for nearly all. */
  of(unit: number): number {
    const known = this.#table[unit]!
    if (known !== 0) return known & ~ASKED
    const kinds = this.#kindsOf(unit)
    this.#table[unit] = kinds | ASKED
    return kinds
  }
}

export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0
