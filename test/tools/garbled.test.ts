import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createExtractor } from '../../src/index.ts'
import { pipeline } from '../support/real.ts'
import { fixtureCases, sharedCases } from './cases.ts'
import { evaluateGarbled } from './eval-garbled.ts'
import { GARBLES, garbled } from './garbled.ts'
import { measures } from './report.ts'

describe('garbled copies of the gold texts', () => {
  let result: ReturnType<typeof evaluateGarbled>
  beforeAll(async () => {
    const quiet = vi.spyOn(console, 'log').mockImplementation(() => {})
    result = evaluateGarbled(await createExtractor(), [...fixtureCases(), ...sharedCases()])
    quiet.mockRestore()
  }, 120_000)

  test('no number is wrong', () => {
    expect(result.wrong).toEqual([])
  })

  test.each(GARBLES)('%s copies lose little', (garble) => {
    const of = (suite: string): number => measures(result.rows.find((row) => row.suite === suite)!.counts).full.f1
    expect(of(garble)).toBeGreaterThan(of(`clean of ${garble}`) - 0.03)
  })

  test('the span of every record points to the characters it was read from', () => {
    let records = 0
    for (const original of [...fixtureCases(), ...sharedCases()]) {
      const copy = garbled(original, 'both')
      if (copy === null) continue
      const { extraction, normalized } = pipeline.read({
        name: '-',
        text: copy.text,
        encoding: 'utf-8',
        format: 'text',
      })
      const origins = Array.from(normalized.text.split(''), (_, at) =>
        normalized.map.toSource({ start: at, end: at + 1 }),
      )
      for (const { span, text } of [...extraction.indicators, ...extraction.goals, ...extraction.assignments]) {
        const from = origins.findIndex(({ end }) => end > span.start)
        const to = origins.findLastIndex(({ start }) => start < span.end)
        expect(normalized.text.slice(from, to + 1)).toContain(text)
        expect(copy.text.slice(span.start, span.end)).not.toBe('')
        records++
      }
    }
    expect(records).toBeGreaterThan(100)
  })
})
