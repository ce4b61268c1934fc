import { groupBy } from '../core/group.ts'
import type { Region } from '../core/outline.ts'
import type { RegionEntry } from '../core/outline-knowledge.ts'

interface Name {
  readonly text: string
  readonly region: RegionEntry
  /** A short name counts only where `before` allows it. */
  readonly short: boolean
}

/** Finds names of provinces and prefectures in a text, in time linear in its length. */
export class RegionIndex {
  /** By their first two characters, see {@link pairAt}. */
  readonly #names: ReadonlyMap<number, readonly Name[]>
  readonly #before: RegExp
  readonly #byCode: ReadonlyMap<string, RegionEntry>

  constructor(regions: readonly RegionEntry[], before: RegExp) {
    this.#before = before
    this.#byCode = new Map(regions.map((region) => [region.code, region]))
    const names = regions.flatMap((region): Name[] => {
      const full = { text: region.name, region, short: false }
      return region.short === region.name ? [full] : [full, { text: region.short, region, short: true }]
    })
    // Longest first; of two equal names the province.
    names.sort((a, b) => b.text.length - a.text.length || (a.region.code < b.region.code ? -1 : 1))
    this.#names = groupBy(names, ({ text }) => pairAt(text, 0))
  }

  byCode(code: string): Region | null {
    return plain(this.#byCode.get(code))
  }

  /** The first region named in a title or another short line; `四川省成都市` names the second. */
  first(text: string): Region | null {
    for (let at = 0; at < text.length; at++) {
      const name = this.#at(text, at, true)
      if (name === null) continue
      const next = this.#at(text, at + name.text.length, false)
      const inner = next !== null && next.region.code.slice(0, 2) === name.region.code.slice(0, 2)
      return plain(inner ? next.region : name.region)
    }
    return null
  }

  /** The region whose full name stands most often in a text, if it stands there twice. */
  commonest(text: string): Region | null {
    const counts = new Map<RegionEntry, number>()
    for (let at = 0; at < text.length; at++) {
      const name = this.#at(text, at, false)
      if (name !== null) counts.set(name.region, (counts.get(name.region) ?? 0) + 1)
    }
    const [best, second] = [...counts].toSorted((a, b) => b[1] - a[1])
    if (best === undefined || best[1] < 2 || best[1] === second?.[1]) return null
    return plain(best[0])
  }

  #at(text: string, at: number, shortToo: boolean): Name | null {
    const names = this.#names.get(pairAt(text, at))
    if (names === undefined) return null
    for (const name of names) {
      if (!text.startsWith(name.text, at)) continue
      if (!name.short) return name
      if (shortToo && this.#before.test(at === 0 ? '' : text.charAt(at - 1))) return name
    }
    return null
  }
}

/** Two UTF-16 code units as a number, which is looked up faster than a string that is new. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}

function plain(entry: RegionEntry | undefined): Region | null {
  return entry === undefined ? null : { name: entry.name, code: entry.code }
}
