import type { Line } from './lines.ts'

/** The lines of a page, from top to bottom. */
export interface PageLines {
  readonly height: number
  readonly lines: readonly Line[]
}

/** A line that belongs to the pages and not to the text. */
export interface Furniture {
  readonly page: number
  readonly line: Line
  readonly reason: 'page-header' | 'page-footer' | 'page-number'
}

/** The parts of a page, at its upper and lower end, where headers and footers stand. */
const MARGIN = 0.15
/** Lines looked at on either end. */
const DEEPEST = 3
const PAGE_NUMBER = /^[\p{Pd}\s\u00B7\u2022~|]*\d{1,4}(?:\s*\/\s*\d{1,4})?[\p{Pd}\s\u00B7\u2022~|]*$/u
/** A line that returns on this share of the pages, and at least on so many, is a header or footer. */
const SHARE = 0.3
const FEWEST = 3

/** Finds headers, footers and page numbers. */
export function furnitureOf(pages: readonly PageLines[]): Furniture[] {
  const candidates = pages.flatMap(({ lines, height }, page) => [
    ...edge(lines.slice(0, DEEPEST), ({ y }) => y < MARGIN * height).map((line) => ({ page, line, top: true })),
    ...edge(lines.slice(-DEEPEST).toReversed(), ({ y }) => y > (1 - MARGIN) * height).map((line) => ({
      page,
      line,
      top: false,
    })),
  ])
  const timesOf = new Map<string, Set<number>>()
  const keyOf = ({ line, top }: (typeof candidates)[number]): string =>
    `${top ? 'top' : 'bottom'} ${line.text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '')}`
  for (const candidate of candidates) {
    const key = keyOf(candidate)
    timesOf.set(key, (timesOf.get(key) ?? new Set()).add(candidate.page))
  }
  const needed = pages.length === 2 ? 2 : Math.max(FEWEST, SHARE * pages.length)
  const found = candidates.flatMap((candidate): Furniture[] => {
    const { page, line, top } = candidate
    if (PAGE_NUMBER.test(line.text)) return [{ page, line, reason: 'page-number' }]
    const times = timesOf.get(keyOf(candidate))?.size ?? 0
    return times < needed ? [] : [{ page, line, reason: top ? 'page-header' : 'page-footer' }]
  })
  return found.filter((one, index) => found.findIndex(({ line }) => line === one.line) === index)
}

/** The lines in the margin, outermost first. */
function edge(lines: readonly Line[], inMargin: (line: Line) => boolean): Line[] {
  const end = lines.findIndex((line) => !inMargin(line))
  return lines.slice(0, end < 0 ? lines.length : end)
}
