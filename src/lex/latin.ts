import { isDigit, isLatin } from './character-kinds.ts'

/** Marks that join the parts of a name: `1+23+X`, `C-V2X`, `TD-LTE/5G`. */
const JOINS = new Set(['+', '-', '.', '/', '&', '_', '×'])

/** Where a name that begins with a letter ends. */
export function latinEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const code = text.charCodeAt(i)
    if (isLatin(code) || isDigit(code)) i++
    else if (JOINS.has(text[i] ?? '') && i + 1 < end && continuesName(text, i + 1, false)) i += 2
    else break
  }
  return i
}

/** Where a name that began with digits ends: `5G`, `1+23+X`, `010-68205882`; `at` where it is no name. */
export function nameEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const code = text.charCodeAt(i)
    if (isLatin(code) || (i > at && isDigit(code))) i++
    else if (JOINS.has(text[i] ?? '') && i + 1 < end && continuesName(text, i + 1, i === at)) i += 2
    else break
  }
  return i
}

function continuesName(text: string, at: number, first: boolean): boolean {
  const code = text.charCodeAt(at)
  return isLatin(code) || (isDigit(code) && (!first || text[at - 1] !== '.'))
}
