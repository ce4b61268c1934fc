import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Extraction } from '../core/extraction.ts'
import type { Locator, Span } from '../core/span.ts'
import type { NormalizedText } from '../core/text.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { UNREADABLE } from '../core/token-kinds.ts'

type Diagnostics = Extraction['diagnostics']

const LOST = '\uFFFD'

/**
 * Tells of repairs that are likely and not sure, and of numbers that were left out because an unreadable character stands
 * next to them.
 * @param inSource gives the place of a range of the source
 */
export function doubtDiagnostics(
  { text, doubtful }: NormalizedText,
  sentences: readonly SentenceAnalysis[],
  table: ClassTable,
  places: { readonly inSource: Locator; readonly inText: Locator },
): Diagnostics {
  const repairs = doubtful.flatMap(({ kind, tier, text: put, margin, start, end }): Diagnostics => {
    if (tier === 'certain') return []
    const what = tier === 'probable' ? `probably reads ${put}` : 'cannot be read'
    const lead = margin === null ? '' : ` (lead ${margin.toFixed(1)})`
    const span = places.inSource.locate({ start, end })
    return [{ code: `${tier}-${kind}`, severity: 'info', message: `damaged text ${what}${lead}`, span }]
  })
  // Only the lexer's doubts make numbers unreadable, and it has none where every character can be read.
  const doubted = text.includes(LOST) ? sentences : []
  const numbers = doubted
    .flatMap(({ tokens }) => unreadable(tokens, table))
    .map((number): Diagnostics[number] => ({
      code: 'unreadable-number',
      severity: 'warning',
      message: 'a number next to unreadable characters was left out',
      hint: 'look it up in a better copy of the text',
      span: places.inText.locate(number),
    }))
  return [...repairs, ...numbers]
}

function unreadable(tokens: readonly Token[], table: ClassTable): Span[] {
  const found: Span[] = []
  const look = (token: Token): void => {
    if (table.has(token.sig, UNREADABLE)) found.push({ start: token.start, end: token.end })
    else (token.inner ?? token.parts)?.forEach(look)
  }
  tokens.forEach(look)
  return found
}
