import type { Form } from './reading.ts'
import type { Shaped } from './shape.ts'

/** Ranks of headings without number that nothing in the document places otherwise: below all numbers. */
const LOWEST: Record<Exclude<Form, 'marked'>, number> = { hash: 96, bold: 97, plain: 98, 'run-in': 99 }
/** A heading without number stands this much above the numbers that begin anew under it. */
const ABOVE: Record<'bold' | 'plain', number> = { bold: 6, plain: 5 }
/** A heading right below another of its kind is its lower line. */
const BELOW = 0.5

/** A line with its rank in the outline; null for lines that open no section. */
export interface Ranked extends Shaped {
  readonly rank: number | null
}

/** Gives each section-opening line its rank: numbers have theirs, the others are placed by what follows them. */
export function rankLines(shaped: readonly Shaped[]): Ranked[] {
  const hash = hashRanks(shaped)
  const following = followingMarks(shaped)
  let previousOfForm: { form: Form; rank: number } | null = null
  const ranked: Ranked[] = []
  for (const [index, line] of shaped.entries()) {
    const { reading, form, title, ended } = line
    ranked.push({ reading, form, title, ended, rank: rankOf(line, index) })
  }
  return ranked

  function rankOf({ form, reading }: Shaped, index: number): number | null {
    if (form === null) return null
    if (form === 'marked') return reading.rule?.rank ?? null
    if (form === 'hash') return hash.get(reading.hash) ?? LOWEST.hash
    if (form === 'run-in') return LOWEST['run-in']
    const before = ranked[index - 1]
    if (before?.form === form && before.rank !== null) return before.rank + BELOW
    const rank = placed(form, following[index] ?? null)
    previousOfForm = { form, rank }
    return rank
  }

  function placed(form: 'bold' | 'plain', next: Shaped | null): number {
    const { rule, value } = next?.reading ?? { rule: null, value: null }
    if (rule?.rank != null && value === 1) return rule.rank - ABOVE[form]
    // The last heading of a document that has used this form for its main parts.
    if (next === null && previousOfForm?.form === form) return previousOfForm.rank
    return LOWEST[form]
  }
}

/** For each line the next numbered heading after it; a new document ends the search. */
function followingMarks(shaped: readonly Shaped[]): (Shaped | null)[] {
  const following: (Shaped | null)[] = []
  let next: Shaped | null = null
  for (let index = shaped.length - 1; index >= 0; index--) {
    const line = shaped[index] as Shaped
    following[index] = next
    if (line.form === 'marked') next = line.reading.rule?.rank === 0 ? null : line
  }
  return following
}

/** Ranks of `#` headings without number: beside numbered ones of the same depth, else above all deeper ones. */
function hashRanks(shaped: readonly Shaped[]): Map<number, number> {
  const ranks = new Map<number, number>()
  const marked = shaped.filter(({ form, reading }) => form === 'marked' && reading.hash > 0 && reading.rule?.rank !== 0)
  let above = 0
  for (let depth = 1; depth <= 6; depth++) {
    const own = marked
      .filter(({ reading }) => reading.hash === depth)
      .map(({ reading }) => reading.rule?.rank ?? LOWEST.hash)
    const rank = Math.max(above + 0.1, own.length === 0 ? 0 : Math.min(...own))
    ranks.set(depth, rank)
    above = rank
  }
  return ranks
}
