import type { Edit } from '../core/text.ts'

/** The text with every edit carried out. Edits must be sorted and disjoint, relative to `text`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let copied = 0
  for (const edit of edits) {
    if (edit.start > copied) parts.push(text.slice(copied, edit.start))
    parts.push(edit.text)
    copied = edit.end
  }
  parts.push(text.slice(copied))
  return parts.join('')
}

/** Adds the edits to a tally by kind, those with a tier as `kind.tier`. */
export function countEdits(edits: readonly Edit[], tally: Map<string, number>): void {
  for (const { kind, tier } of edits) {
    const counted = tier === undefined ? kind : `${kind}.${tier}`
    tally.set(counted, (tally.get(counted) ?? 0) + 1)
  }
}
