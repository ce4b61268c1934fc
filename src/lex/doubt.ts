import { UNREADABLE } from '../core/token-kinds.ts'
import { type ClassTable, composedToken, plainToken, type Token } from '../core/token.ts'

const LOST = '\uFFFD'
const NUMBERS = ['measure', 'number', 'quantity']
const DATES = ['date']
const ENDS = ['clause-end', 'sentence-end']
/** A number is in doubt when so few characters (of the same clause) stand between it and an unreadable one. */
const NEAR = 4

/**
 * Numbers next to U+FFFD lose their classes and fields: a digit, a multiplier or a bound may be among what is missing.
 * Also within brackets. Tokens of a text that is readable come back as they are.
 */
export function withoutDoubtfulNumbers(tokens: readonly Token[], text: string, table: ClassTable): readonly Token[] {
  const [first] = tokens
  if (first === undefined) return tokens
  // Not past the last token: the rest of a long text would be searched once for each of its blocks.
  if (!text.slice(first.start, tokens.at(-1)!.end).includes(LOST)) return tokens
  return tokens.map((token, at) => {
    const near = isA(token, NUMBERS, table) ? NEAR : isA(token, DATES, table) ? 0 : -1
    if (near < 0 || !(isDoubtful(tokens, at, near, table) || token.text.includes(LOST))) {
      if (token.inner === undefined) return token
      return composedToken(token, withoutDoubtfulNumbers(token.inner, text, table), token.parts, token.rule)
    }
    const { start, end, text: words } = token
    return plainToken(start, end, words, table.forText(table.signature(['word', UNREADABLE]), words), undefined)
  })
}

function isA({ sig }: Token, classes: readonly string[], table: ClassTable): boolean {
  return classes.some((name) => table.has(sig, name))
}

/** An unreadable character stands near, on either side, in the same clause and not behind a bracket. */
function isDoubtful(tokens: readonly Token[], at: number, near: number, table: ClassTable): boolean {
  for (const step of [-1, 1]) {
    let between = 0
    for (let next = at + step; between <= near; next += step) {
      const token = tokens[next]
      if (token === undefined || token.inner !== undefined || isA(token, ENDS, table)) break
      const lost = step > 0 ? token.text.indexOf(LOST) : token.text.length - 1 - token.text.lastIndexOf(LOST)
      if (token.text.includes(LOST)) {
        if (between + lost <= near) return true
        break
      }
      between += token.text.length
    }
  }
  return false
}
