import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

const done = async (): Promise<number> => 0
const rules = { list: done, check: done, test: done, coverage: done, explain: done, schema: done }
const program = createProgram({
  version: '0.0.0',
  actions: {
    extract: done,
    schema: done,
    view: done,
    diff: done,
    normalize: done,
    text: done,
    batch: done,
    pipe: done,
    merge: done,
    rules,
  },
  speech: { out() {}, err() {}, columns: 80 },
  finish() {},
})

/** A command and those below it, under their whole names. */
function table(command: Command, name: string): { name: string; command: Command }[] {
  return [{ name, command }, ...command.commands.flatMap((one) => table(one, `${name} ${one.name()}`.trim()))]
}

const all = table(program, '')
const commands = all.filter(({ name }) => name !== '').map(({ name }) => [name])
const options = all.flatMap(({ name, command }) => command.options.map((option) => [name, option.long ?? option.flags]))

test.each(commands)('README tells of the command %s', (command) => {
  expect(readme).toContain(`xinjijian ${command}`)
})

test.each(options)('README tells of the option %s %s', (_, option) => {
  expect(readme).toMatch(new RegExp(`\`(?:-\\w, )?${option}\\b`))
})
