import type { Token } from '../../src/core/token.ts'
import { normalized, pipeline } from '../support/real.ts'

/** Tokens of a text, normalized as in a simplified document. */
export function tokensOf(text: string): readonly Token[] {
  const folded = normalized(text, 'Hans').text
  return pipeline.tokenize(folded, { start: 0, end: folded.length })
}

export function isA(token: Token, name: string): boolean {
  return pipeline.classes.has(token.sig, name)
}

function valueOf({ fields = {} }: Token): string {
  const { amount, min, max, odd, unit } = fields
  const value = min === null || min === undefined ? String(amount) : `${min}..${max}`
  return `${odd === true ? '>' : ''}${value}${unit === null || unit === undefined ? '' : ` ${unit}`}`
}

/** The numbers and measures of a text: `50000 个`, `1..2 家`, `>1700 个` (余, 多), `1.3` (no unit). */
export function measuresOf(text: string): string[] {
  return tokensOf(text)
    .filter((token) => isA(token, 'measure') || isA(token, 'number'))
    .map(valueOf)
}

/** The dates of a text with the years they cover and their month: `2023年底 2023..2023`, `6月底 m6`. */
export function datesOf(text: string): string[] {
  return tokensOf(text)
    .filter((token) => isA(token, 'date'))
    .map(({ text: words, fields = {} }) => {
      const { from, to, month } = fields
      const years = from === null || from === undefined ? '' : ` ${from}..${to}`
      return `${words}${years}${month === undefined ? '' : ` m${month}`}`
    })
}

/** The texts of the tokens of a class. */
export function textsOf(text: string, name: string): string[] {
  return tokensOf(text)
    .filter((token) => isA(token, name))
    .map((token) => token.text)
}
