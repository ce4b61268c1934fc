import { createHash } from 'node:crypto'

const LENGTH = 10

/** A short stable id from what is identified: `ind-3f2a9c01bd`. The parts never hold values, bounds, dates or places in the text. */
export function stableId(prefix: string, parts: readonly (string | null)[]): string {
  const hash = createHash('sha256').update(parts.map((part) => part ?? '').join('\u0000'))
  return `${prefix}-${hash.digest('hex').slice(0, LENGTH)}`
}

/** Hands out ids and tells collisions apart by their order. */
export class IdMaker {
  readonly #seen = new Map<string, number>()

  make(prefix: string, parts: readonly (string | null)[]): string {
    const base = stableId(prefix, parts)
    const count = (this.#seen.get(base) ?? 0) + 1
    this.#seen.set(base, count)
    return count === 1 ? base : stableId(prefix, [...parts, String(count)])
  }
}

/** A heading's words without its numbers: what stays when a plan is revised. */
export function headingWords(title: string): string {
  return title.replaceAll(/[\d\s\p{P}]/gu, '')
}

/** A name without its quotes, brackets and spaces: what stays when they are written another way. */
export function nameWords(name: string): string {
  return name.replaceAll(/[\s\p{P}\p{S}]/gu, '')
}
