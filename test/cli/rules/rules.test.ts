import { expect, test } from 'vitest'
import { ruleFileSchema } from '../../../src/rules/json-schema.ts'
import { run } from '../harness.ts'
import { workplace } from './support.ts'

const { file, rules } = workplace()

test('schema prints the JSON Schema of rule files', async () => {
  expect(await run(['rules', 'schema'])).toEqual({ code: 0, stdout: ruleFileSchema(), stderr: '' })
})

test('reports are coloured on request, and plain into a pipe', async () => {
  const argv = ['rules', 'list', 'quantity']
  const coloured = await run(argv, { env: { FORCE_COLOR: '1' } })
  expect(coloured.stdout).toMatch(/^\u001B\[1mquantity\u001B/)
  expect((await run(argv)).stdout).toMatch(/^quantity/)
})

test('what would steer a terminal is spelled out', async () => {
  const evil = file('evil.txt', '建成\u001B[31m基站5个。\n')
  const { stdout } = await rules('explain', 'good', `${evil}:1`)
  expect(stdout).not.toContain('\u001B')
  expect(stdout).toContain(String.raw`\u{1b}`)
})

test.each([
  [['rules', 'lst'], "unknown command 'lst'", 'did you mean list?'],
  [['rules', 'test', '--jsn'], "unknown option '--jsn'", 'did you mean --json?'],
  [['rules', 'coverage'], "missing required argument 'file'", 'name a file, or - for standard input'],
  [
    ['rules', 'coverage', 'x', '--max-residue', '-1'],
    "option '--max-residue <number>' argument '-1' is invalid",
    'write a whole number, zero or more',
  ],
  [['rules', 'check', '--extend'], 'option --extend needs --rules', 'name the folder with --rules DIR'],
])('%j', async (argv, message, hint) => {
  const { code, stderr } = await run(argv)
  expect(stderr).toBe(`xinjijian: ${message}\n  hint: ${hint}\n`)
  expect(code).toBe(2)
})

test.each([[], ['list'], ['check'], ['test'], ['coverage'], ['explain'], ['schema']])(
  'help of rules %s is a result and fits 80 columns',
  async (...command) => {
    const { code, stdout, stderr } = await run(['rules', ...command, '--help'])
    expect(stdout).toMatch(/^Usage: xinjijian rules/)
    expect(stdout).toMatch(/\nExamples?:\n/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  },
)
