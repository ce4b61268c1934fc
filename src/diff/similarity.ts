const NOISE = /[\s\p{P}\p{S}\d]/gu

/** The words of a text without white space, punctuation and digits: what a reflow, another width or other quotes leave alone. */
export function bareWords(text: string): string {
  return text.replaceAll(NOISE, '')
}

/** Bigrams of a text: each with how often it stands there, and how many there are in all. */
export interface Bigrams {
  readonly counts: ReadonlyMap<number, number>
  readonly size: number
}

/** A single character is its own bigram. */
export function bigramsOf(text: string): Bigrams {
  const counts = new Map<number, number>()
  if (text.length === 1) counts.set(text.charCodeAt(0), 1)
  for (let i = 0; i + 1 < text.length; i++) {
    const gram = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return { counts, size: Math.max(text.length - 1, counts.size) }
}

/**
 * Sørensen–Dice coefficient over bigrams, 0 to 1; two empty texts are alike.
 * @param least where the lengths alone rule out this much, the answer is 0 at once
 */
export function dice(a: Bigrams, b: Bigrams, least = 0): number {
  const total = a.size + b.size
  if (total === 0) return 1
  if (2 * Math.min(a.size, b.size) < least * total) return 0
  const [few, many] = a.counts.size <= b.counts.size ? [a.counts, b.counts] : [b.counts, a.counts]
  let shared = 0
  for (const [gram, count] of few) {
    const other = many.get(gram)
    if (other !== undefined) shared += Math.min(count, other)
  }
  return (2 * shared) / total
}

/** Share of what either set holds that both hold; two empty sets have nothing in common. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
