import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { partsWith } from '../../src/extractor.ts'
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
  expect(checkRules([files], normalizeWith, partsWith).problems.map(spell)).toEqual([])
})

it('points at a literal of rules beside them that is never one token', () => {
  const rule = `{id: r, about: x, match: "['大坝' '大坝管护']", priority: 0, examples: {match: [大坝], no-match: [水]}}`
  const own = { path: 'own.yaml', text: `topic: patterns\nphase: context\nabout: x\nrules:\n  - ${rule}` }
  const { problems } = checkRules([files, [own]], normalizeWith, partsWith)
  expect(problems.map(spell)).toEqual([
    "own.yaml:5:38 rule-literal no token is '大坝管护': it is cut into 大坝 | 管护 | Write '大坝' '管护', or make it a word of the lexicon.",
  ])
})

it('hashes what the rules say, whatever their line ends and order', () => {
  const { ruleset } = loadRules([files])
  const copies = files.toReversed().map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
  expect(loadRules([copies]).ruleset?.hash).toBe(ruleset?.hash)
  const [first, ...rest] = files
  const changed = loadRules([[{ path: first!.path, text: `${first!.text}# more\n` }, ...rest]])
  expect(changed.ruleset?.hash).not.toBe(ruleset?.hash)
})
