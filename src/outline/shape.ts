import type { Compiled } from './compile.ts'
import type { Form, Reading } from './reading.ts'

/** A reading with its place in the outline decided. */
export interface Shaped {
  readonly reading: Reading
  /** How the line opens a section, or null. */
  readonly form: Form | null
  readonly title: boolean
  /** Ends like a statement. */
  readonly ended: boolean
}

const MORE_TITLES = 8
const LONGEST_TITLE = 70
/** Shortest bold words that can be a heading. */
const RUN_IN_SHORTEST = 3

/**
 * Decides for each line of policy text, in order, whether it opens a section, is a title line or running text.
 *
 */
export function shapeLines(readings: readonly Reading[], compiled: Compiled): Shaped[] {
  const shaped: Shaped[] = []
  let titles = MORE_TITLES
  for (const [index, original] of readings.entries()) {
    const reading = confirmed(original, readings, index, compiled)
    const { headings } = compiled
    const bare = words(reading)
    const ended = headings.sentenceEnd.test(bare)
    const previous = shaped.at(-1)
    const next = readings[index + 1]
    const form = formOf(reading, bare, ended, previous, next, compiled)
    const numbered = form === 'marked' || reading.rule !== null
    const title =
      titles > 0 &&
      !numbered &&
      !ended &&
      !reading.table &&
      bare.length < LONGEST_TITLE &&
      !amongPeers(reading, readings)
    titles = title ? titles - 1 : reading.rule?.restart === true && form !== null ? MORE_TITLES : 0
    shaped.push({ reading, form: title ? null : form, title, ended })
  }
  return shaped
}

/** The words of a line without mark and dress. */
export function words({ line, contentStart, contentEnd }: Reading): string {
  return line.text.slice(contentStart - line.start, contentEnd - line.start)
}

/** Takes back a mark that its line or its neighbours do not bear out. */
function confirmed(reading: Reading, all: readonly Reading[], index: number, { headings }: Compiled): Reading {
  const { rule } = reading
  if (rule?.only === 'heading') {
    const bare = words(reading)
    if (reading.hash > 0 || (bare.length <= headings.longest.marked && !headings.statementEnd.test(bare)))
      return reading
    return unmarked(reading)
  }
  if (rule?.only === 'sequence') {
    const before = all.slice(Math.max(0, index - 12), index).findLast((other) => sameFamily(other, reading))
    const after = all.slice(index + 1, index + 13).find((other) => sameFamily(other, reading))
    const value = reading.value as number
    return before?.value === value - 1 || after?.value === value + 1 ? reading : unmarked(reading)
  }
  return reading
}

/** A `#` heading with others of its depth is no title of the whole. */
function amongPeers({ hash, line }: Reading, all: readonly Reading[]): boolean {
  return hash > 0 && all.some((other) => other.hash > 0 && other.hash <= hash && other.line !== line)
}

function sameFamily(a: Reading, b: Reading): boolean {
  return a.rule !== null && a.rule.rank === b.rule?.rank
}

function unmarked(reading: Reading): Reading {
  const { line } = reading
  const lead = /^[>#*_\s]{0,12}/u.exec(line.text)?.[0].length ?? 0
  return { ...reading, marker: '', rule: null, value: null, contentStart: line.start + lead }
}

function formOf(
  reading: Reading,
  bare: string,
  ended: boolean,
  previous: Shaped | undefined,
  next: Reading | undefined,
  { headings }: Compiled,
): Form | null {
  if (reading.table) return null
  if (reading.rule !== null) return reading.rule.rank === null ? null : 'marked'
  if (reading.hash > 0) return 'hash'
  const { longest, never, announces, address, runInEnd, runInNext } = headings
  if (address.test(bare)) return null
  if (reading.wholeBold) return bare.length <= longest.bold && bare.length > 1 && !announces.test(bare) ? 'bold' : null
  if (reading.boldEnd !== null) {
    const bold = reading.line.text.slice(
      reading.contentStart - reading.line.start,
      reading.boldEnd - reading.line.start,
    )
    const rest = reading.line.text.slice(reading.boldEnd - reading.line.start, reading.boldEnd - reading.line.start + 8)
    const fits = bold.length >= RUN_IN_SHORTEST && bold.length <= longest.bold
    return fits && (runInEnd.test(bold) || runInNext.test(rest)) ? 'run-in' : null
  }
  if (ended || bare.length < 2 || bare.length > longest.plain || never.test(bare)) return null
  const broken = previous !== undefined && !previous.ended && previous.form === null && !previous.title
  return broken || next === undefined ? null : 'plain'
}
