/** Two indices and how alike the things behind them are. */
export interface Pair {
  readonly old: number
  readonly new: number
  readonly score: number
}

/**
 * Pairs each old thing with at most one new, best scores first; equal scores go to the pair whose places in the two
 * lists differ least, so that what is alike in every respect keeps its order.
 * @param score 0 to 1, or null when the two cannot be the same
 */
export function pairUp(
  olds: readonly number[],
  news: readonly number[],
  threshold: number,
  score: (old: number, fresh: number) => number | null,
): Pair[] {
  const candidates: (Pair & { readonly apart: number })[] = []
  for (const [place, old] of olds.entries()) {
    for (const [other, fresh] of news.entries()) {
      const value = score(old, fresh)
      if (value === null || value < threshold) continue
      candidates.push({ old, new: fresh, score: value, apart: Math.abs(place - other) })
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.apart - b.apart || a.old - b.old || a.new - b.new)
  const takenOld = new Set<number>()
  const takenNew = new Set<number>()
  const pairs: Pair[] = []
  for (const { old, new: fresh, score: value } of candidates) {
    if (takenOld.has(old) || takenNew.has(fresh)) continue
    takenOld.add(old)
    takenNew.add(fresh)
    pairs.push({ old, new: fresh, score: value })
  }
  return pairs
}

/** Places in a list of numbers that do not belong to its longest increasing part. */
export function outOfOrder(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle]!] as number) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  }
  const strays = new Set(values.keys())
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) strays.delete(at)
  return strays
}
