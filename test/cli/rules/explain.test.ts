import { expect, test } from 'vitest'
import type { Explanation, WhyNot } from '../../../src/core/rule-reports.ts'
import { data, workplace } from './support.ts'

const { plan, rules } = workplace()

test('a line, for people and as data', async () => {
  const { code, stdout } = await rules('explain', 'good', `${plan}:2`)
  expect(stdout).toContain('made by quantity.bound-after of 5万个|以上')
  expect(stdout).toContain('lost to quantity.bound-after on 5万个以上: priority')
  expect(stdout).toMatch(/deadline +2025: 2025年, in the \w+ .*plan\.txt:2:2\n/)
  expect(code).toBe(0)
  const { sentences } = data(await rules('explain', 'good', `${plan}:2:8`, '--json')) as Explanation
  expect(sentences).toHaveLength(1)
})

test('why a rule does not match', async () => {
  const { stdout } = await rules('explain', 'good', '--why-not', 'own.zebra', '5头大象')
  expect(stdout).toContain('it matches 5头, then stops at 大象')
  expect(stdout).toContain("let it go on:\n    '斑马'\n")
  const answer = data(
    await rules('explain', 'good', '--why-not', 'own.zebra', '5头斑马', '--json', '--in', 'item'),
  ) as WhyNot
  expect(answer).toMatchObject({ outcome: 'stands', kind: 'item' })
})

test.each([
  [['plan.txt'], "'plan.txt' is no place in a file", 'write FILE:LINE or FILE:LINE:COLUMN'],
  [['plan.txt:0'], "'plan.txt:0' is no place in a file", 'write FILE:LINE or FILE:LINE:COLUMN'],
  [['x', '--id', 'a', '--why-not', 'b'], '--id and --why-not are two questions', 'ask one at a time'],
  [['x:1', '--in', 'item'], 'option --in needs --why-not', 'name the rule with --why-not RULE'],
  [['none.txt:1'], 'none.txt: no such file', 'check the spelling and the folder you are in'],
  [['x', '--why-not', 'own.zebar'], 'there is no rule own.zebar', 'Did you mean own.zebra?'],
])('%j is a mistake', async (argv, message, hint) => {
  const { code, stdout, stderr } = await rules('explain', 'good', ...argv)
  expect(stderr).toBe(`xinjijian: ${message}\n  hint: ${hint}\n`)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('beyond the end of the file, or of no record', async () => {
  expect((await rules('explain', 'good', `${plan}:7`)).stderr).toContain('plan.txt: has no line 7\n  hint: it has 2\n')
  expect((await rules('explain', 'good', plan, '--id', 'ind-0')).stderr).toContain('plan.txt: holds no record ind-0\n')
})
