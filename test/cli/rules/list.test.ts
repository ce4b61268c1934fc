import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RuleListing } from '../../../src/core/rule-reports.ts'
import { packageRoot } from '../../../src/read/resources.ts'
import { run } from '../harness.ts'
import { data, workplace } from './support.ts'

const { folder, rules } = workplace()

test('shows the rules of a phase, with what they are for and where they stand', async () => {
  const { code, stdout, stderr } = await rules('list', 'good', 'context')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^context \d+ rules\n/)
  expect(stdout).toContain(`own.zebra`)
  expect(stdout).toContain(`Zebras. ${join(folder, 'good/own.yaml')}:4\n`)
})

test('as data', async () => {
  const listed = data(await rules('list', 'good', '--json')) as RuleListing[]
  expect(listed.find(({ id }) => id === 'own.zebra')).toMatchObject({
    phase: 'context',
    priority: 0,
    line: 4,
    examples: { match: 1, noMatch: 1 },
  })
  expect(new Set(listed.map(({ phase }) => phase)).size).toBeGreaterThan(4)
})

test('names the built-in rules alike wherever the package lies, and from the top of a checkout by their paths', async () => {
  const pathsIn = async (cwd: string): Promise<string[]> => {
    const listed = data(await run(['rules', 'list', '--json', '--no-config'], { cwd })) as RuleListing[]
    return listed.map(({ path }) => path)
  }
  const away = await pathsIn(folder)
  expect(away.filter((path) => !path.startsWith('xinjijian/rules/'))).toEqual([])
  expect((await pathsIn(packageRoot)).map((path) => `xinjijian/${path}`)).toEqual(away)
})

test('of an unknown phase is a mistake', async () => {
  const { code, stdout, stderr } = await rules('list', 'good', 'contxt')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^xinjijian: there is no phase contxt\n {2}hint: there are quantity, /)
})
