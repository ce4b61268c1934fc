import { describe, expect, test } from 'vitest'
import type { IgnoreEntry } from '../../src/core/difference.ts'
import { hasFindings, makeReport } from '../../src/diff/report.ts'
import { failedPair } from '../../src/diff/compare.ts'
import { change, difference } from './sample.ts'

const TODAY = '2026-06-15'
const entry = (given: Partial<IgnoreEntry>): IgnoreEntry => ({ reason: 'agreed', at: 'i.yaml:1:1', ...given })

describe('ignoring', () => {
  const loosened = change('indicator-loosened', 'ind-1')
  const removed = change('indicator-removed', 'ind-2')
  const agency = { ...change('agency-removed', 'asg-1'), also: ['agc-1'] }
  const documents = [difference([loosened, removed, agency], 'a.txt')]

  test.each<[string, Partial<IgnoreEntry>, string[]]>([
    ['by id', { id: 'ind-1' }, ['indicator-removed', 'agency-removed']],
    ['by kind', { kinds: ['indicator-removed'] }, ['indicator-loosened', 'agency-removed']],
    [
      'by id and kind',
      { id: 'ind-1', kinds: ['indicator-removed'] },
      ['indicator-loosened', 'indicator-removed', 'agency-removed'],
    ],
    ['by the id of a body', { id: 'agc-1' }, ['indicator-loosened', 'indicator-removed']],
    [
      'in another document',
      { id: 'ind-1', document: 'b.txt' },
      ['indicator-loosened', 'indicator-removed', 'agency-removed'],
    ],
    ['on its last day', { id: 'ind-1', until: TODAY }, ['indicator-removed', 'agency-removed']],
    [
      'a day later',
      { id: 'ind-1', until: '2026-06-14' },
      ['indicator-loosened', 'indicator-removed', 'agency-removed'],
    ],
  ])('%s', (_, given, kinds) => {
    const report = makeReport(documents, [entry(given)], TODAY)
    expect(report.documents.flatMap(({ changes }) => changes.map(({ kind }) => kind))).toEqual(kinds)
    expect(report.counts.ignored).toBe(3 - kinds.length)
  })

  test('says which entries did nothing, and which have run out', () => {
    const entries = [entry({ id: 'ind-1' }), entry({ id: 'ind-9' }), entry({ id: 'ind-2', until: '2026-01-01' })]
    const { ignoreEntries } = makeReport(documents, entries, TODAY)
    expect(ignoreEntries.map(({ state, count }) => [state, count])).toEqual([
      ['used', 1],
      ['unused', 0],
      ['expired', 0],
    ])
  })

  test('with all its changes ignored a document is the same', () => {
    expect(
      makeReport(documents, [entry({ kinds: ['indicator-loosened', 'indicator-removed', 'agency-removed'] })], TODAY)
        .status,
    ).toBe('same')
  })
})

test('counts by severity and kind', () => {
  const changes = [change('indicator-added', 'a'), change('indicator-added', 'b'), change('indicator-removed', 'c')]
  expect(makeReport([difference(changes, null)], [], TODAY)).toMatchObject({
    status: 'changed',
    counts: { error: 1, warning: 0, info: 2, kinds: { 'indicator-added': 2, 'indicator-removed': 1 } },
  })
})

test('a pair that could not be compared makes the report an error', () => {
  expect(makeReport([difference([], 'a.txt'), failedPair('b.txt', 'is empty')], [], TODAY).status).toBe('error')
})

test.each([
  ['info', 'indicator-added', true],
  ['warning', 'indicator-added', false],
  ['warning', 'indicator-scope', true],
  ['error', 'indicator-scope', false],
  ['error', 'indicator-removed', true],
] as const)('from %s on, %s: %s', (threshold, kind, expected) => {
  const report = makeReport([difference([change(kind, 'a')], null)], [], TODAY)
  expect(hasFindings(report, threshold)).toBe(expected)
})
