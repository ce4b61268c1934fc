import { type ClassTable, plainToken, type Token } from '../core/token.ts'

/** Gives bare numbers of a list the unit of the measure that ends it: 2.3、1.3和12.8个百分点 are three measures. */
export function shareUnits(tokens: Token[], table: ClassTable, listMarks: ReadonlySet<string>): Token[] {
  const isMeasure = table.test(['measure'])
  const isNumber = table.test(['number'])
  for (let i = tokens.length - 1; i >= 2; i--) {
    const measure = tokens[i] as Token
    const number = tokens[i - 2] as Token
    if (!isMeasure(measure.sig) || !isNumber(number.sig)) continue
    if (!listMarks.has((tokens[i - 1] as Token).text)) continue
    const { unit, base, factor, dimension } = measure.fields ?? {}
    const fields = {
      ...number.fields,
      unit: unit ?? null,
      base: base ?? null,
      factor: factor ?? 1,
      dimension: dimension ?? null,
    }
    const { start, end, text } = number
    tokens[i - 2] = plainToken(start, end, text, table.forText(measure.sig, text), fields)
  }
  return tokens
}
