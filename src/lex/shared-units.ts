import { type ClassTable, plainToken, type Token } from '../core/token.ts'

/**
 * Makes what gives the numbers of a list the unit of the measure that ends it, where they have none or only its beginning:
 * 2.3、1.3和12.8个百分点 are three measures, and so are 3个、5个工作日.
 */
export function unitSharing(table: ClassTable, listMarks: ReadonlySet<string>): (tokens: Token[]) => Token[] {
  const isMeasure = table.test(['measure'])
  const isNumber = table.test(['number'])
  const isCounter = table.test(['measure.counter'])
  // A counter that is the beginning of what is no counter (3个、5个工作日), but not 5万人、8万人次.
  const isCut = (number: Token, measure: Token): boolean =>
    isCounter(number.sig) && !isCounter(measure.sig) && unitOf(measure).startsWith(unitOf(number))
  return (tokens) => {
    for (let i = tokens.length - 1; i >= 2; i--) {
      const measure = tokens[i] as Token
      const number = tokens[i - 2] as Token
      if (!isMeasure(measure.sig) || !(isNumber(number.sig) || isCut(number, measure))) continue
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
}

function unitOf({ fields }: Token): string {
  return String(fields?.['unit'] ?? '')
}
