import { groupBy } from '../core/group.ts'
import { sha256 } from '../core/hash.ts'

const LENGTH = 10

type Parts = readonly (string | null)[]

/** A short stable id from what is identified: `ind-3f2a9c01bd`. The parts never hold values, bounds, dates or places in the text. */
export function stableId(prefix: string, parts: Parts): string {
  const digest = sha256(parts.join('\u0000'))
  return `${prefix}-${digest.slice(0, LENGTH)}`
}

/** What is to have an id: the parts that identify it, and what tells it from others with the same parts. */
export interface Identified {
  readonly parts: Parts
  /** Asked in order, firmest first, and only while others say the same; null keeps the parts as they are. */
  readonly distinctions: readonly (() => string | null)[]
}

/**
 * An id for each of some records. One that is alone with its parts has its id from them; those that share them are told
 * apart by what stands around them, so that none gets the id of another that was struck out. What is alike in every
 * respect is counted.
 */
export function distinctIds(prefix: string, records: readonly Identified[]): string[] {
  const ids: string[] = []
  const settle = (group: readonly number[], partsOf: (index: number) => Parts, level: number): void => {
    for (const [key, same] of groupBy(group, (index) => stableId(prefix, partsOf(index)))) {
      const [first] = same
      if (same.length === 1 && first !== undefined) ids[first] = key
      else if (same.every((index) => level >= (records[index] as Identified).distinctions.length)) {
        for (const [place, index] of same.entries()) {
          ids[index] = place === 0 ? key : stableId(prefix, [...partsOf(index), String(place + 1)])
        }
      } else {
        const finer = new Map(
          same.map((index) => [index, refined(records[index] as Identified, partsOf(index), level)]),
        )
        settle(same, (index) => finer.get(index) ?? [], level + 1)
      }
    }
  }
  settle([...records.keys()], (index) => (records[index] as Identified).parts, 0)
  return ids
}

function refined({ distinctions }: Identified, parts: Parts, level: number): Parts {
  const more = distinctions[level]?.() ?? null
  return more === null ? parts : [...parts, more]
}

/** Ids of records that are told apart by their order alone, handed out as they come. */
export class IdMaker {
  readonly #seen = new Map<string, number>()

  make(prefix: string, parts: Parts): string {
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
