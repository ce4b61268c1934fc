import { describe, expect, test } from 'vitest'
import { parseIgnoreFile } from '../../src/rules/ignore.ts'

function read(text: string): { entries: unknown[]; problems: string[] } {
  const problems: string[] = []
  const entries = parseIgnoreFile({ path: 'i.yaml', text }, ({ path, position, message }) => {
    problems.push(`${path}:${position.line}:${position.column}: ${message}`)
  })
  return { entries, problems }
}

test('reads entries with their place', () => {
  const text = `ignore:
  - id: ind-1
    kind: indicator-removed
    reason: moved to another plan
    until: 2026-12-31
  - kind: [task-moved, indicator-moved]
    document: plans/a.txt
    reason: moves are fine
`
  expect(read(text)).toEqual({
    problems: [],
    entries: [
      {
        id: 'ind-1',
        kinds: ['indicator-removed'],
        reason: 'moved to another plan',
        until: '2026-12-31',
        at: 'i.yaml:2:5',
      },
      { kinds: ['task-moved', 'indicator-moved'], document: 'plans/a.txt', reason: 'moves are fine', at: 'i.yaml:6:5' },
    ],
  })
})

describe('complains at line and column', () => {
  test.each([
    ['no reason', 'ignore:\n  - id: a\n', 'i.yaml:2:5: ignore[0].reason is missing'],
    ['an empty reason', 'ignore:\n  - id: a\n    reason: " "\n', 'i.yaml:3:13: ignore[0].reason: say why'],
    ['an unknown kind', 'ignore:\n  - kind: indicator-lost\n    reason: x\n', 'i.yaml:2:11: '],
    ['an unknown key', 'ignore:\n  - id: a\n    resaon: x\n', 'i.yaml:3:5: unknown key resaon'],
    ['neither id nor kind', 'ignore:\n  - reason: x\n', 'i.yaml:2:5: ignore[0]: name an id, a kind or both'],
    [
      'a day that is none',
      'ignore:\n  - id: a\n    reason: x\n    until: 2026-02-30\n',
      'i.yaml:4:12: ignore[0].until: write a day as YYYY-MM-DD',
    ],
    ['broken YAML', 'ignore: [\n', 'i.yaml:'],
    ['an empty file', '', 'i.yaml:1:1: '],
  ])('%s', (_, text, complaint) => {
    const { entries, problems } = read(text)
    expect(entries).toEqual([])
    expect(
      problems.some((problem) => problem.startsWith(complaint)),
      problems.join('\n'),
    ).toBe(true)
  })
})
