import { expect, test } from 'vitest'
import { pipeline } from '../support/real.ts'

test.each([
  ['示范应用场景超过100个,互联网医院达到20\uFFFD家以上。', '20'],
  ['示范应用场景超过100个,互联网医院达到\uFFFD0家以上。', '0家'],
  ['示范应用场景超过100个,互联网医院\uFFFD低于20家。', '20家'],
  ['示范应用场景超过100个,互联网医院达到20家\uFFFD上。', '20家'],
  ['示范应用场景(含车间30\uFFFD)超过100个。', '30'],
  ['建成\uFFFD\uFFFD新型互联网医院,示范应用场景超过100个。', null],
])('a number next to an unreadable character gives a diagnostic and no record: %s', (text, number) => {
  const { indicators, residue, diagnostics } = pipeline.extract({ name: '-', text, encoding: 'utf-8', format: 'text' })
  expect(indicators.map(({ amount }) => amount)).toEqual([100])
  expect(residue).toEqual([])
  const told = diagnostics.filter(({ code }) => code === 'unreadable-number')
  expect(told.map(({ span }) => text.slice(span!.start, span!.end))).toEqual(
    number === null ? [] : [expect.stringContaining(number)],
  )
})

test('a readable text has no such diagnostic', () => {
  const text = '示范应用场景超过100个,互联网医院达到20家以上。'
  const { indicators, diagnostics } = pipeline.extract({ name: '-', text, encoding: 'utf-8', format: 'text' })
  expect(indicators.map(({ amount }) => amount)).toEqual([100, 20])
  expect(diagnostics).toEqual([])
})
