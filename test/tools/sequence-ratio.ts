/**
 * Similarity of two strings as Python's `difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()` computes it
 * (Ratcliff/Obershelp: twice the matched characters over all characters), so that scores agree with score.py.
 */

interface Range {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/** Longest common run inside the range; of equally long ones the first in `a`, then the first in `b`. */
function longestRun(a: readonly string[], places: ReadonlyMap<string, readonly number[]>, range: Range) {
  let best = { a: range.aFrom, b: range.bFrom, size: 0 }
  let lengths = new Map<number, number>()
  for (let i = range.aFrom; i < range.aTo; i++) {
    const next = new Map<number, number>()
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j < range.bFrom) continue
      if (j >= range.bTo) break
      const size = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    lengths = next
  }
  return best
}

/** 0 (nothing in common) to 1 (equal); two empty strings are equal. Not symmetric, as in Python. */
export function sequenceRatio(first: string, second: string): number {
  const a = Array.from(first)
  const b = Array.from(second)
  if (a.length + b.length === 0) return 1
  const places = new Map<string, number[]>()
  b.forEach((char, j) => places.set(char, [...(places.get(char) ?? []), j]))

  let matched = 0
  const todo: Range[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }]
  for (let range = todo.pop(); range !== undefined; range = todo.pop()) {
    const run = longestRun(a, places, range)
    if (run.size === 0) continue
    matched += run.size
    todo.push({ ...range, aTo: run.a, bTo: run.b })
    todo.push({ ...range, aFrom: run.a + run.size, bFrom: run.b + run.size })
  }
  return (2 * matched) / (a.length + b.length)
}
