import type { TokenRange } from '../core/match.ts'

/** A match that wants tokens for itself. */
export interface Contender extends TokenRange {
  readonly priority: number
  /** The rule's place in its phase. */
  readonly order: number
  /** The tokens no other match may have. */
  readonly claims: readonly TokenRange[]
}

export interface Judgement<Kind> {
  /** In no order. */
  readonly standing: readonly Kind[]
  /** With the contender that had claimed a token of theirs before, in the order in which they were taken. */
  readonly lost: readonly { readonly contender: Kind; readonly to: Kind }[]
}

const NONE: readonly never[] = []

/**
 * The overlap policy, the only one there is. Contenders are taken in this order: higher priority, then longer match (in
 * tokens), then leftmost, then the rule written first. One stands unless a token it claims was claimed by one taken before
 * it. In rewriting phases a match claims all its tokens; in collecting phases those under the captures the phase names in
 * `claims`, or all when it names none.
 */
export function judge<Kind extends Contender>(contenders: readonly Kind[]): Judgement<Kind> {
  // Where no two claim the same token, all stand, in whatever order they are taken.
  const apart = takeInOrder(contenders)
  if (apart.lost.length === 0) return apart
  return takeInOrder(
    contenders.toSorted(
      (a, b) => b.priority - a.priority || b.to - b.from - (a.to - a.from) || a.from - b.from || a.order - b.order,
    ),
  )
}

function takeInOrder<Kind extends Contender>(contenders: readonly Kind[]): Judgement<Kind> {
  if (contenders.length === 1) return { standing: contenders, lost: NONE }
  /** By token. */
  const owners: (Kind | undefined)[] = []
  const standing: Kind[] = []
  const lost: { readonly contender: Kind; readonly to: Kind }[] = []
  for (const contender of contenders) {
    const rival = firstOwner(contender.claims, owners)
    if (rival !== undefined) {
      lost.push({ contender, to: rival })
      continue
    }
    standing.push(contender)
    for (const { from, to } of contender.claims) for (let at = from; at < to; at++) owners[at] = contender
  }
  return { standing, lost }
}

function firstOwner<Kind>(claims: readonly TokenRange[], owners: readonly (Kind | undefined)[]): Kind | undefined {
  for (const { from, to } of claims) {
    for (let at = from; at < to; at++) if (owners[at] !== undefined) return owners[at]
  }
  return undefined
}
