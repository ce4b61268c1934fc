import type { SkippedRegion } from '../core/outline.ts'
import type { Compiled, Skip } from './compile.ts'
import type { Line } from './lines.ts'

/** Longest stretch with a fixed end (front matter, a comment), in lines; an end further off is not its end. */
const LONGEST_ENCLOSED = 60
/** How many of the last lines are the tail. */
const TAIL = 8
/** A line this long is body text, whatever it ends in. */
const BODY = 40
const CONTENTS_ENTRY = 70

export interface Sorted {
  /** For each line the reason to skip it, or null. */
  readonly reasons: readonly (string | null)[]
  /** Index of the first line of body text. */
  readonly body: number
}

/** Sorts the lines into policy text and the rest. */
export function sortLines(lines: readonly Line[], compiled: Compiled): Sorted {
  const reasons: (string | null)[] = []
  let body: number | null = null
  let open: { rule: Skip; firstEntry: string | null } | null = null
  let enclosedTo = -1
  const barred = new Set<Skip>()
  const barring = compiled.skips.filter(({ unless }) => unless !== null)
  for (const [index, line] of lines.entries()) {
    const where = { index, body: body !== null, tail: index >= lines.length - TAIL, next: lines[index + 1]?.text ?? '' }
    if (line.cell !== undefined && open === null) {
      reasons.push(null)
      if (body === null && isBody(line, compiled)) body = index
      continue
    }
    if (index <= enclosedTo) {
      reasons.push(reasons[index - 1] as string)
      continue
    }
    let closed = false
    if (open !== null) {
      closed = open.rule.contents
        ? leavesContents(line, open.firstEntry, compiled)
        : (open.rule.until?.test(line.text) ?? false)
      if (!closed) {
        open.firstEntry ??= key(line)
        reasons.push(open.rule.reason)
        continue
      }
      open = null
    }
    const rule: Skip | undefined = closed
      ? undefined
      : compiled.skips.find((skip) => applies(skip, line, where) && !barred.has(skip))
    for (const skip of barring) if (!barred.has(skip) && skip.unless?.test(line.text)) barred.add(skip)
    if (rule?.from && rule.to !== null) {
      enclosedTo = enclosedEnd(lines, index, rule)
      if (enclosedTo >= 0) {
        reasons.push(rule.reason)
        continue
      }
    } else if (rule?.from) {
      open = { rule, firstEntry: null }
      if (!rule.after) {
        reasons.push(rule.reason)
        continue
      }
    } else if (rule !== undefined) {
      reasons.push(rule.reason)
      continue
    }
    reasons.push(null)
    if (body === null && isBody(line, compiled)) body = index
  }
  return { reasons, body: body ?? lines.length }
}

/** Runs of skipped lines with one reason. */
export function skippedRegions(lines: readonly Line[], reasons: readonly (string | null)[]): SkippedRegion[] {
  const regions: SkippedRegion[] = []
  let previous: string | null = null
  for (const [index, line] of lines.entries()) {
    const reason = reasons[index] ?? null
    const last = regions.at(-1)
    if (reason !== null && reason === previous && last !== undefined) {
      regions[regions.length - 1] = { ...last, end: line.end }
    } else if (reason !== null) regions.push({ start: line.start, end: line.end, reason })
    previous = reason
  }
  return regions
}

function applies(
  rule: Skip,
  line: Line,
  where: { index: number; body: boolean; tail: boolean; next: string },
): boolean {
  if (rule.where === 'start' && where.index > 0) return false
  if (rule.where === 'head' && where.body) return false
  if (rule.where === 'body' && !where.body) return false
  if (rule.where === 'tail' && !where.tail) return false
  if (rule.from !== null) return rule.from.test(line.text) && (rule.next?.test(where.next) ?? true)
  return line.bare.length <= rule.longest && rule.lines?.test(line.bare) === true
}

function enclosedEnd(lines: readonly Line[], from: number, rule: Skip): number {
  const first = lines[from] as Line
  const single = rule.from?.exec(first.text)?.[0].length ?? 0
  if (single < first.text.length && rule.to?.test(first.text)) return from
  for (let index = from + 1; index < Math.min(lines.length, from + LONGEST_ENCLOSED); index++) {
    if (rule.to?.test((lines[index] as Line).text)) return index
  }
  return -1
}

function isBody(line: Line, { headings, markers }: Compiled): boolean {
  if (line.bare.length >= BODY || headings.sentenceEnd.test(line.bare)) return true
  return markers.some(({ pattern, rank }) => {
    pattern.lastIndex = 0
    return rank !== null && pattern.test(line.bare)
  })
}

function leavesContents(line: Line, firstEntry: string | null, { headings }: Compiled): boolean {
  if (line.bare.length > CONTENTS_ENTRY || headings.sentenceEnd.test(line.bare)) return true
  return firstEntry !== null && key(line) === firstEntry
}

/** An entry of a table of contents without its page number, to find it again as heading. */
function key(line: Line): string {
  return line.bare.replace(/[\s.…·\d]{1,80}$/u, '').replace(/\s{1,4}/gu, '')
}
