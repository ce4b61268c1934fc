import type { TokenRange } from '../core/match.ts'

/** A match that wants tokens for itself. */
export interface Contender extends TokenRange {
  readonly priority: number
  /** The rule's place in its phase. */
  readonly order: number
  /** The tokens no other match may have. */
  readonly claims: readonly TokenRange[]
}

/** What became of each contender: null when it stands, else the contender it lost to. */
export type Verdicts<Kind> = ReadonlyMap<Kind, Kind | null>

/**
 * The overlap policy, the only one there is. Contenders are taken in this order: higher priority, then longer match (in
 * tokens), then leftmost, then the rule written first. One stands unless a token it claims was claimed by one taken before
 * it. In rewriting phases a match claims all its tokens; in collecting phases those under the captures the phase names in
 * `claims`, or all when it names none.
 */
export function judge<Kind extends Contender>(contenders: readonly Kind[]): Verdicts<Kind> {
  const [only, ...more] = contenders
  if (only !== undefined && more.length === 0) return new Map([[only, null]])
  const ranked = contenders.toSorted(
    (a, b) => b.priority - a.priority || b.to - b.from - (a.to - a.from) || a.from - b.from || a.order - b.order,
  )
  const owners = new Map<number, Kind>()
  const verdicts = new Map<Kind, Kind | null>()
  for (const contender of ranked) {
    const rival = firstOwner(contender.claims, owners)
    verdicts.set(contender, rival ?? null)
    if (rival) continue
    for (const { from, to } of contender.claims) for (let at = from; at < to; at++) owners.set(at, contender)
  }
  return verdicts
}

function firstOwner<Kind>(claims: readonly TokenRange[], owners: ReadonlyMap<number, Kind>): Kind | undefined {
  for (const { from, to } of claims) {
    for (let index = from; index < to; index++) {
      const owner = owners.get(index)
      if (owner) return owner
    }
  }
  return undefined
}
