import type { OrdinalKnowledge } from '../core/outline-knowledge.ts'

/** {@link OrdinalKnowledge} as it is looked up. */
export interface Ordinals extends Omit<OrdinalKnowledge, 'series'> {
  /** A character that is a whole ordinal → its value. */
  readonly series: ReadonlyMap<string, number>
}

const ARABIC = /^\d{1,4}$/

export function compileOrdinals({ digits, tens, series }: OrdinalKnowledge): Ordinals {
  const values = series.flatMap((characters) => Array.from(characters, (one, index) => [one, index + 1] as const))
  return { digits, tens, series: new Map(values) }
}

/** The value of a marker's number (`3`, `十二`, `③`), or null if it is none. */
export function ordinalValue(text: string, numerals: Ordinals): number | null {
  if (ARABIC.test(text)) return Number(text)
  return numerals.series.get(text) ?? positional(text, numerals) ?? additive(text, numerals)
}

/** A year or number written digit by digit. */
function positional(text: string, { digits }: Ordinals): number | null {
  let value = 0
  for (const character of text) {
    const digit = digits[character]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function additive(text: string, { digits, tens }: Ordinals): number | null {
  let value = 0
  let pending: number | null = null
  for (const character of text) {
    const digit = digits[character]
    const ten = tens[character]
    if (ten !== undefined) {
      value += (pending ?? 1) * ten
      pending = null
    } else if (digit !== undefined) pending = digit
    else return null
  }
  return value + (pending ?? 0)
}
