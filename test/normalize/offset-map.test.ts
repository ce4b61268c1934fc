import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/core/span.ts'
import type { Edit } from '../../src/core/text.ts'
import { applyEdits } from '../../src/normalize/edits.ts'
import { composed, layerOf } from '../../src/normalize/layers.ts'
import type { Layer } from '../../src/normalize/layers.ts'
import { offsetMap } from '../../src/normalize/offset-map.ts'

/** Gaps, lengths and replacements → sorted disjoint edits within a text of the given length. */
function editsFor(length: number, steps: readonly [number, number, string][]): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const [gap, taken, text] of steps) {
    const start = at + gap
    const end = start + taken
    if (end > length) break
    edits.push({ start, end, text, kind: 'test' })
    at = end + 1
  }
  return edits
}

/** A stretch of the source and the length of what it has become, which cannot be told apart any further. */
interface Cell {
  readonly source: Span
  readonly length: number
}

/** The slow way: cells of one character, joined wherever an edit that changes a length reaches into several. */
function carry(cells: readonly Cell[], edits: readonly Edit[]): Cell[] {
  let carried = [...cells]
  for (const { start, end, text } of edits.toReversed()) {
    const grown = text.length - (end - start)
    if (grown === 0) continue
    const joined: Cell[] = []
    const rest: Cell[] = []
    let at = 0
    let first = 0
    for (const cell of carried) {
      const touched = at < end && at + cell.length > start
      const between = cell.length === 0 && start < at && at < end
      if (touched || between) joined.push(cell)
      else rest.push(cell)
      if (!touched && !between && joined.length === 0) first = rest.length
      at += cell.length
    }
    const source = { start: joined[0]!.source.start, end: joined.at(-1)!.source.end }
    const length = joined.reduce((sum, cell) => sum + cell.length, grown)
    carried = [...rest.slice(0, first), { source, length }, ...rest.slice(first)]
  }
  return carried
}

const steps = fc.array(
  fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 }), fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y') })),
  {
    maxLength: 8,
  },
)

describe('offset map', () => {
  test('agrees with carrying every character through the edits', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: fc.constantFrom('a', 'b', 'c') }),
        fc.array(steps, { maxLength: 4 }),
        (source, rounds) => {
          let text = source
          let cells: Cell[] = [...source].map((_, start) => ({ source: { start, end: start + 1 }, length: 1 }))
          let way: Layer | null = null
          for (const round of rounds) {
            const edits = editsFor(text.length, round)
            const layer = layerOf(edits)
            if (layer !== null) way = way === null ? layer : composed(way, layer)
            cells = carry(cells, edits)
            text = applyEdits(text, edits)
          }
          const origins = cells.flatMap(({ source: origin, length }) => Array<Span>(length).fill(origin))
          expect(text.length).toBe(origins.length)
          const map = offsetMap(way)
          for (let start = 0; start < text.length; start++) {
            for (let end = start + 1; end <= text.length; end++) {
              const inSource = map.toSource({ start, end })
              expect(inSource).toEqual({ start: origins[start]!.start, end: origins[end - 1]!.end })
              const back = map.fromSource(inSource)
              expect(back.start <= start && end <= back.end).toBe(true)
            }
          }
        },
      ),
    )
  })

  test('a deletion belongs to a span only when it lies strictly inside', () => {
    const layer = layerOf([{ start: 2, end: 5, text: '', kind: 'test' }])!
    const map = offsetMap(layer)
    expect(map.toSource({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 })
    expect(map.toSource({ start: 2, end: 3 })).toEqual({ start: 5, end: 6 })
    expect(map.toSource({ start: 1, end: 3 })).toEqual({ start: 1, end: 6 })
    expect(map.toSource({ start: 2, end: 2 })).toEqual({ start: 5, end: 5 })
    expect(map.fromSource({ start: 3, end: 4 })).toEqual({ start: 2, end: 2 })
    expect(map.fromSource({ start: 1, end: 6 })).toEqual({ start: 1, end: 3 })
  })

  test('edits of equal length need no layer', () => {
    expect(layerOf([{ start: 0, end: 2, text: 'xy', kind: 'test' }])).toBeNull()
  })
})
