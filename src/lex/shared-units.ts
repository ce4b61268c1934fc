import { type ClassTable, type Fields, plainToken, type Token } from '../core/token.ts'
import { scaled } from './numeral.ts'

/** A number from here on was written out, and takes no multiplier of another (5000、3万元). */
const WRITTEN_OUT = 1000

/**
 * Makes what gives the numbers of a list the unit of the measure that ends it, where they have none or only its beginning:
 * 2.3、1.3和12.8个百分点 are three measures, and so are 3个、5个工作日; 6、7万人 are 60,000 and 70,000.
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
        ...scaledBy(measure, number),
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

/** The values of a number with the multiplier of the measure that ends its list. */
function scaledBy({ fields: of }: Token, { fields = {} }: Token): Fields {
  const scale = of?.['scale']
  if (typeof scale !== 'number' || fields['scale'] !== undefined) return {}
  const times = (value: unknown): unknown =>
    typeof value === 'number' && value < WRITTEN_OUT ? scaled(String(value), scale) : value
  const { amount, min, max } = fields
  return { amount: times(amount), min: times(min), max: times(max), scale } as Fields
}

function unitOf({ fields }: Token): string {
  return String(fields?.['unit'] ?? '')
}
