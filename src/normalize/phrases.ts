/** A stretch of text that a phrase table knows, with what it becomes. */
interface Hit {
  readonly end: number
  readonly text: string
}

/** A list of phrases looked up by longest match. */
export interface PhraseTable {
  /** The longest phrase that starts at `at` and ends by `end`, or null. */
  longestAt(text: string, at: number, end: number): Hit | null
}

/** Builds the table of phrase → replacement. */
export function phraseTable(phrases: Readonly<Record<string, string>>): PhraseTable {
  const byFirst = new Map<number, [string, string][]>()
  for (const entry of Object.entries(phrases)) {
    const first = entry[0].charCodeAt(0)
    const group = byFirst.get(first)
    if (group) group.push(entry)
    else byFirst.set(first, [entry])
  }
  for (const group of byFirst.values()) group.sort((a, b) => b[0].length - a[0].length)

  return {
    longestAt(text, at, end) {
      const group = byFirst.get(text.charCodeAt(at))
      if (group === undefined) return null
      for (const [phrase, replacement] of group) {
        const after = at + phrase.length
        if (after <= end && text.startsWith(phrase, at)) return { end: after, text: replacement }
      }
      return null
    },
  }
}
