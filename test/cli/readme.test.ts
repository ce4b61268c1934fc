import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

const program = createProgram({
  version: '0.0.0',
  actions: { extract: async () => 0, schema: async () => 0 },
  speech: { out() {}, err() {}, columns: 80 },
  finish() {},
})

const commands = program.commands.map((command) => [command.name()])
const options = [program, ...program.commands].flatMap((command) =>
  command.options.map((option) => [command.name(), option.long ?? option.flags]),
)

test.each(commands)('README tells of the command %s', (command) => {
  expect(readme).toContain(`xinjijian ${command}`)
})

test.each(options)('README tells of the option %s %s', (_, option) => {
  expect(readme).toMatch(new RegExp(`\`(?:-\\w, )?${option}\\b`))
})
