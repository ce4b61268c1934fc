import { bareWords } from './similarity.ts'

/** Marks that end a clause. */
const BREAKS = /[,;:。、!?()\n]/

/**
 * The words of a text without the clauses that hold one of the phrases: what is left when changes told elsewhere (a
 * figure, a date) are left out. White space, punctuation and digits do not count.
 * @param phrases in the order in which they stand in the text
 */
export function wordsWithout(text: string, phrases: readonly string[]): string {
  const cut = Array.from({ length: text.length }, () => false)
  let from = 0
  for (const phrase of phrases) {
    const after = text.indexOf(phrase, from)
    const at = after >= 0 ? after : text.indexOf(phrase)
    if (at < 0 || phrase === '') continue
    from = at + 1
    let start = at
    let end = at + phrase.length
    while (start > 0 && !BREAKS.test(text[start - 1]!)) start--
    while (end < text.length && !BREAKS.test(text[end]!)) end++
    cut.fill(true, start, end)
  }
  return bareWords([...cut.keys()].map((index) => (cut[index] ? '' : text[index])).join(''))
}
