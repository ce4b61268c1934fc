import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byPlace, piecesOf, type Mark, type Piece } from '../../../src/render/markup/marks.ts'

const TEXT = '到2025年,建成充电桩2.4万个以上,覆盖各区。'

function mark(kind: string, start: number, end: number, rank = 0): Mark {
  return { kind, start, end, rank, record: kind, reading: null }
}

/** Pieces as brackets with the names of their marks: `a(…)`, and `a<` or `>` where a mark is cut. */
function sketch(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if ('text' in piece) return piece.text
      const { mark: of, begins, ends, inside } = piece
      return `${of.kind}${begins ? '(' : '<'}${sketch(inside)}${ends ? ')' : '>'}`
    })
    .join('')
}

function cut(text: string, marks: readonly Mark[], range = { start: 0, end: text.length }): string {
  return sketch(piecesOf(text, range, marks.toSorted(byPlace)))
}

describe('marks', () => {
  test('a goal holds an indicator that holds a quantity', () => {
    const marks = [mark('quantity', 3, 5, 4), mark('goal', 0, 8, 1), mark('indicator', 1, 5, 2)]
    expect(cut('abcdefgh', marks)).toBe('goal(aindicator(bcquantity(de))fgh)')
  })

  test('of one span, the lower rank encloses the higher', () => {
    expect(cut('abc', [mark('inner', 1, 2, 3), mark('outer', 1, 2, 1)])).toBe('aouter(inner(b))c')
  })

  test('marks that cross are cut where the first ends', () => {
    expect(cut('abcdef', [mark('a', 0, 4), mark('b', 2, 6)])).toBe('a(abb(cd>)b<ef)')
  })

  test('a mark over two lines is given in each of them', () => {
    const marks = [mark('a', 1, 5)]
    expect(cut('abc\ndef', marks, { start: 0, end: 3 })).toBe('aa(bc>')
    expect(cut('abc\ndef', marks, { start: 4, end: 7 })).toBe('a<d)ef')
  })

  test('whatever marks there are: every character once and in order, every mark over its own', () => {
    const place = fc.nat(TEXT.length)
    const some = fc.array(fc.tuple(place, place, fc.nat(4)), { maxLength: 9 })
    fc.assert(
      fc.property(some, (places) => {
        const marks = places
          .map(([a, b, rank], index) => mark(String(index), Math.min(a, b), Math.max(a, b), rank))
          .toSorted(byPlace)
        const covered = new Map<string, string>()
        const texts: string[] = []
        const walk = (pieces: readonly Piece[], around: readonly string[]): void => {
          for (const piece of pieces) {
            if ('text' in piece) {
              texts.push(piece.text)
              for (const name of around) covered.set(name, (covered.get(name) ?? '') + piece.text)
            } else walk(piece.inside, [...around, piece.mark.kind])
          }
        }
        walk(piecesOf(TEXT, { start: 0, end: TEXT.length }, marks), [])
        expect(texts.join('')).toBe(TEXT)
        for (const { kind, start, end } of marks) expect(covered.get(kind) ?? '').toBe(TEXT.slice(start, end))
      }),
    )
  })
})
