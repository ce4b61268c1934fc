import { apply, type Matrix, type Rule } from './geometry.ts'
import type { PdfJs } from './open.ts'

/** Codes in PDF.js's list of path pieces, with how many numbers follow. */
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4
/** Lines off the level by less are level; rectangles thinner than this are lines. */
const THIN = 1.5
/** Shorter pieces rule nothing. */
const SHORTEST = 3

/** The level and upright lines of a painted path; what is only clipped by is not painted. */
export function rulesOfPath(args: readonly unknown[], matrix: Matrix, ops: PdfJs['OPS']): Rule[] {
  const [paint, [data]] = args as [number, [ArrayLike<number> | null | undefined]]
  if (paint === ops.endPath || data == null) return []
  const rules: Rule[] = []
  let start: readonly [number, number] = [0, 0]
  let at = start
  const lineTo = (to: readonly [number, number]): void => {
    const rule = ruleBetween(at, to)
    if (rule !== null) rules.push(rule)
    at = to
  }
  for (let index = 0; index < data.length;) {
    const code = data[index++]
    const point = (offset: number): readonly [number, number] =>
      apply(matrix, data[index + offset] ?? 0, data[index + offset + 1] ?? 0)
    if (code === MOVE) {
      start = point(0)
      at = start
      index += 2
    } else if (code === LINE) {
      lineTo(point(0))
      index += 2
    } else if (code === CURVE) {
      at = point(4)
      index += 6
    } else if (code === QUADRATIC) {
      at = point(2)
      index += 4
    } else if (code === CLOSE) lineTo(start)
    else break
  }
  return rules
}

function ruleBetween([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): Rule | null {
  const across = Math.abs(x1 - x0)
  const down = Math.abs(y1 - y0)
  if (across >= SHORTEST && down <= THIN) {
    return { upright: false, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }
  }
  if (down >= SHORTEST && across <= THIN) {
    return { upright: true, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }
  }
  return null
}
