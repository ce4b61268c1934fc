import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { normalizeWith } from '../../src/pipeline.ts'
import { checkRules } from '../../src/rules/check.ts'
import { loadRules } from '../../src/rules/load.ts'
import { spell } from './support.ts'

const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path: `rules/${path}`, text: readFileSync(`rules/${path}`, 'utf8') }))

it('finds no problem in the built-in rules', () => {
  const { ruleset, problems } = loadRules([files])
  expect(problems.map(spell)).toEqual([])
  expect(JSON.parse(JSON.stringify(ruleset))).toEqual(ruleset)
})

it('finds nothing odd in them either: dead literals and patterns, rules that never win', () => {
  expect(checkRules([files], normalizeWith).problems.map(spell)).toEqual([])
})

it('hashes what the rules say, whatever their line ends and order', () => {
  const { ruleset } = loadRules([files])
  const copies = files.toReversed().map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
  expect(loadRules([copies]).ruleset?.hash).toBe(ruleset?.hash)
  const [first, ...rest] = files
  const changed = loadRules([[{ path: first!.path, text: `${first!.text}# more\n` }, ...rest]])
  expect(changed.ruleset?.hash).not.toBe(ruleset?.hash)
})
