import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExampleReport } from '../../../src/core/rule-reports.ts'
import { data, workplace } from './support.ts'

const { folder, rules } = workplace()

test('says that all is well: exit 0', async () => {
  const { code, stdout } = await rules('test', 'good', 'own.')
  expect(stdout).toBe('1 rule, 2 examples in 5 forms: all come out as written\n')
  expect(code).toBe(0)
})

test('tells missing and noisy apart: exit 1', async () => {
  const { code, stdout } = await rules('test', 'noisy', 'own.')
  const place = `${join(folder, 'noisy/own.yaml')}:4: own.zebra`
  expect(stdout).toBe(
    [
      'missing: 1',
      `  ${place}: 大象`,
      '      should match, but does not',
      '',
      'noisy: 1',
      `  ${place}: 斑马`,
      '      should not match, but does: 斑马',
      '',
      '1 rule, 2 examples in 3 forms: 1 missing, 1 noisy',
      '',
    ].join('\n'),
  )
  expect(code).toBe(1)
  const { missing, noisy } = data(await rules('test', 'noisy', 'own.', '--json')) as ExampleReport
  expect([missing.length, noisy.length]).toEqual([1, 1])
})

test('of a rule that is not there, or with broken rules, is a failure', async () => {
  expect(await rules('test', 'good', 'own.zebar')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean own.zebra?'),
  })
  expect(await rules('test', 'broken')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('unknown key abuot'),
  })
})
