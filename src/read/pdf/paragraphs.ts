import { joinTexts } from './join.ts'
import { type Line, median } from './lines.ts'

/** A line with the column of text it stands in and the page it is on. */
export interface PlacedLine extends Line {
  readonly page: number
  /** Left and right end of the column. */
  readonly left: number
  readonly right: number
}

export interface ReadParagraph {
  readonly text: string
  /** The pieces of the text by page: where each begins. */
  readonly pages: readonly { readonly page: number; readonly start: number }[]
}

/** In heights of the font. */
const INDENT = 1.2
const SHORT = 1.6
/** In parts of the column: a line this much shorter is the last one whatever it ends with. */
const VERY_SHORT = 0.25
const SAME_SIZE = 0.1
/** In parts of the usual distance of lines, and in heights of the font. */
const APART = 1.5
const FAR_APART = 3
const SENTENCE_END = /\p{Sentence_Terminal}["'\u2019\u201D\p{Pe}]*$/u

/** Joins the lines of one paragraph: it ends where a line stays short, the next one is indented, set apart or set otherwise. */
export function paragraphsOf(lines: readonly PlacedLine[]): ReadParagraph[] {
  const distance = median(
    lines.slice(1).flatMap((line, index) => (line.y > lines[index]!.y ? [line.y - lines[index]!.y] : [])),
  )
  const indents = lines.filter((line) => isIndented(line)).length > lines.length / 20
  const found: { text: string; pages: { page: number; start: number }[] }[] = []
  let before: PlacedLine | undefined
  for (const line of lines) {
    const open = found.at(-1)
    if (open === undefined || before === undefined || ends(before, line, distance, indents)) {
      found.push({ text: line.text, pages: [{ page: line.page, start: 0 }] })
    } else {
      const joined = joinTexts(open.text, line.text)
      if (open.pages.at(-1)?.page !== line.page) {
        open.pages.push({ page: line.page, start: joined.length - line.text.length })
      }
      open.text = joined
    }
    before = line
  }
  return found
}

function isIndented({ x0, left, size }: PlacedLine): boolean {
  return x0 - left > INDENT * size
}

function ends(before: PlacedLine, line: PlacedLine, distance: number, indents: boolean): boolean {
  if (isIndented(line)) return true
  if (Math.abs(before.size - line.size) > SAME_SIZE * before.size) return true
  const samePlace = before.page === line.page && line.y > before.y
  if (samePlace && line.y - before.y > Math.min(APART * distance, FAR_APART * line.size)) return true
  const missing = before.right - before.x1
  if (missing > VERY_SHORT * (before.right - before.left)) return true
  return missing > SHORT * before.size && (!indents || SENTENCE_END.test(before.text))
}
