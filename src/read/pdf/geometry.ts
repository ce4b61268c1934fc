/** Lengths are points (1/72 inch); x grows to the right and y downwards from the upper left corner of the page. */

/** One drawn character (or several that one glyph stands for). */
export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Of the base line. */
  readonly y: number
  /** Height of the font. */
  readonly size: number
}

/** A drawn line that is level or upright. */
export interface Rule {
  readonly upright: boolean
  /** Its x when upright, else its y. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What a page shows. */
export interface PageDrawing {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Text that is not written level: stamps, watermarks, vertical writing. */
  readonly turned: string
  /** Characters whose fonts do not say what they are; they are U+FFFD in the glyphs. */
  readonly unknown: number
}

/** An affine transform: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
