import type { OrdinalKnowledge } from '../core/outline-knowledge.ts'

/** The value of a marker's number (`3`, `十二`, `③`), or null if it is none. */
export function ordinalValue(text: string, numerals: OrdinalKnowledge): number | null {
  if (/^\d{1,4}$/u.test(text)) return Number(text)
  for (const series of numerals.series) {
    const index = [...series].indexOf(text)
    if (index >= 0) return index + 1
  }
  return positional(text, numerals) ?? additive(text, numerals)
}

/** A year or number written digit by digit. */
function positional(text: string, { digits }: OrdinalKnowledge): number | null {
  let value = 0
  for (const character of text) {
    const digit = digits[character]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function additive(text: string, { digits, tens }: OrdinalKnowledge): number | null {
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
