import type { Glyph } from './geometry.ts'

/** Characters on one base line. */
export interface Line {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly glyphs: readonly Glyph[]
}

/** In parts of the font's height. */
const SAME_LINE = 0.5
const WORD_GAP = 0.25
const WIDE_GAP = 0.7

const NARROW = /[\u0021-\u024F]/u

/** Puts characters together into lines, from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const rows: Glyph[][] = []
  let base = 0
  let height = 0
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row === undefined || glyph.y - base > SAME_LINE * Math.max(height, glyph.size)) {
      rows.push([glyph])
      base = glyph.y
      height = glyph.size
    } else {
      row.push(glyph)
      if (glyph.size > height) {
        base = glyph.y
        height = glyph.size
      }
    }
  }
  return rows.flatMap((row) => lineOf(row) ?? [])
}

/** One line of characters that stand beside each other; null when they are only spaces. */
export function lineOf(glyphs: readonly Glyph[]): Line | null {
  const sorted = glyphs.toSorted((a, b) => a.x0 - b.x0)
  const inked = sorted.filter(({ text }) => text.trim() !== '')
  const [first] = inked
  if (first === undefined) return null
  return {
    text: textOf(sorted),
    x0: first.x0,
    x1: inked.reduce((right, { x1 }) => Math.max(right, x1), first.x1),
    y: median(inked.map(({ y }) => y)),
    size: median(inked.map(({ size }) => size)),
    glyphs: inked,
  }
}

/** A gap is a space where it parts words; ideographs stand a little apart from figures anyway. */
function textOf(glyphs: readonly Glyph[]): string {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const { text: own, x0, x1, size } of glyphs) {
    const words = NARROW.test(own) && NARROW.test(text.at(-1) ?? '')
    if (x0 - right > (words ? WORD_GAP : WIDE_GAP) * size && text !== '') text += ' '
    text += own
    if (own.trim() !== '') right = Math.max(right, x1)
  }
  return text
    .replaceAll(/[ \t\u00A0\u3000]+/g, ' ')
    .replaceAll('\u00AD', '')
    .trim()
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
