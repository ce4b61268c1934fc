import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/core/span.ts'
import type { Edit } from '../../src/core/text.ts'
import { applyEdits } from '../../src/normalize/edits.ts'
import { composeLayers, layerOf } from '../../src/normalize/offset-map.ts'

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

/** The slow way: where each character came from, carried through one set of edits. */
function carry(origins: readonly Span[], edits: readonly Edit[]): Span[] {
  const carried: Span[] = []
  let copied = 0
  for (const { start, end, text } of edits) {
    carried.push(...origins.slice(copied, start))
    const taken = origins.slice(start, end)
    if (text.length === taken.length) carried.push(...taken)
    else if (taken.length > 0) {
      const whole = { start: taken[0]!.start, end: taken.at(-1)!.end }
      carried.push(...[...text].map(() => whole))
    }
    copied = end
  }
  return [...carried, ...origins.slice(copied)]
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
          let origins: Span[] = [...source].map((_, start) => ({ start, end: start + 1 }))
          const layers = []
          for (const round of rounds) {
            const edits = editsFor(text.length, round)
            const layer = layerOf(edits)
            if (layer !== null) layers.push(layer)
            origins = carry(origins, edits)
            text = applyEdits(text, edits)
          }
          expect(text.length).toBe(origins.length)
          const map = composeLayers(layers)
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
    const map = composeLayers([layer])
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
