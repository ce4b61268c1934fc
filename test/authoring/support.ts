import { readFileSync, readdirSync } from 'node:fs'
import { Pipeline } from '../../src/pipeline.ts'
import { readManifest } from '../../src/read/resources.ts'
import { loadRules, type LoadedRules, type RuleText } from '../../src/rules/load.ts'
import { segmenter } from '../support/real.ts'

const builtIn: readonly RuleText[] = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path: `rules/${path}`, text: readFileSync(`rules/${path}`, 'utf8') }))

/** The built-in rules and one more pack, and the pipeline over them. */
export function benchWith(...lines: string[]): { readonly pipeline: Pipeline; readonly loaded: LoadedRules } {
  const own = lines.length === 0 ? [] : [[{ path: 'own.yaml', text: lines.join('\n') }]]
  const loaded = loadRules([builtIn, ...own])
  if (loaded.ruleset === null) throw new Error(JSON.stringify(loaded.problems))
  return { pipeline: new Pipeline(loaded.ruleset, segmenter, readManifest().version), loaded }
}

/** A document of some lines. */
export function documentOf(...lines: string[]): { name: string; text: string; encoding: string; format: 'text' } {
  return { name: 'plan.txt', text: lines.join('\n'), encoding: 'utf-8', format: 'text' }
}
