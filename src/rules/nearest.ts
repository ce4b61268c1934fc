/** Number of single-character insertions, deletions, replacements and swaps of neighbours between two short names. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      next.push(Math.min(replaced, swapped, row[j]! + 1, next[j - 1]! + 1))
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** The known name a misspelt one was probably meant to be, or null when none is near. */
function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const edits = distance(name, candidate)
    if (edits < least) {
      best = candidate
      least = edits
    }
  }
  return best
}

/** A hint with the nearest known name, else one that lists the known names (as far as they fit), else nothing. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const names = [...known]
  const near = nearest(name.slice(0, 80), names)
  if (near !== null) return `Did you mean ${near}?`
  if (names.length === 0 || names.length > 16) return undefined
  return `Known: ${names.join(', ')}.`
}
