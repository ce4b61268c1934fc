const NOISE = /[\s\p{P}\p{S}\d]/gu

/** The words of a text without white space, punctuation and digits: what a reflow, another width or other quotes leave alone. */
export function bareWords(text: string): string {
  return text.replaceAll(NOISE, '')
}

/** Bigrams of a text, each with how often it stands there. A single character is its own bigram. */
export type Bigrams = ReadonlyMap<string, number>

export function bigramsOf(text: string): Bigrams {
  const grams = new Map<string, number>()
  if (text.length === 1) grams.set(text, 1)
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = text.slice(i, i + 2)
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

/** Sørensen–Dice coefficient over bigrams, 0 to 1; two empty texts are alike. */
export function dice(a: Bigrams, b: Bigrams): number {
  let shared = 0
  let total = 0
  for (const count of b.values()) total += count
  for (const [gram, count] of a) {
    total += count
    const other = b.get(gram)
    if (other !== undefined) shared += Math.min(count, other)
  }
  return total === 0 ? 1 : (2 * shared) / total
}

/** Share of what either set holds that both hold; two empty sets have nothing in common. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
