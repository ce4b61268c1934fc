import { expect, it } from 'vitest'
import { readBuiltInRules } from '../../src/read/rule-files.ts'
import { loadRules } from '../../src/rules/load.ts'

const prepared = await readBuiltInRules((path) => path)
const written = prepared.map(({ path, text }) => ({ path, text }))

it('compiles prepared rules to what their texts compile to', () => {
  expect(prepared.every((file) => file.prepared !== undefined)).toBe(true)
  expect(loadRules([prepared]).ruleset).toEqual(loadRules([written]).ruleset)
})

it('does not read the text of prepared rules when all is well', () => {
  const unreadable = prepared.map((file) => ({ ...file, text: '[' }))
  const { problems, ruleset } = loadRules([unreadable])
  expect(problems).toEqual([])
  expect(ruleset?.phases).toEqual(loadRules([written]).ruleset?.phases)
})

it('finds places that nobody noted in the text', () => {
  const text = [
    'topic: patterns',
    'phase: goal',
    'rules:',
    '  - {id: goal.ahead, about: x, match: time.ahead, examples: {match: [未来三年], no-match: [过去三年]}}',
  ].join('\n')
  const own = [{ path: 'own.yaml', text }]
  const { problems } = loadRules([prepared, own])
  expect(problems.length).toBeGreaterThan(0)
  expect(problems).toEqual(loadRules([written, own]).problems)
})
