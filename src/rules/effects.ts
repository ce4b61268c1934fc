import type { CompiledRule, FieldSource, RuleExample } from '../core/program.ts'
import type { Scalar } from '../core/token.ts'
import { suggest } from './nearest.ts'
import type { Report } from './topic.ts'
import type { RuleSource } from './topics/patterns.ts'
import type { PhaseDefinition } from './topics/phases.ts'

const REFERENCE = /^\$([a-z0-9-]{1,60})(?:\.([a-zA-Z0-9-]{1,60}))?$/

type Effects = Pick<CompiledRule, 'make' | 'inherit' | 'set' | 'examples'>
type Complain = (key: readonly PropertyKey[], message: string, hint?: string) => void

/** What a rule does with its match, checked against its phase and its captures. */
export function compileEffects(
  source: RuleSource,
  phase: PhaseDefinition,
  captures: readonly string[],
  report: Report,
): Effects {
  const { rule, file, path } = source
  const complain: Complain = (key, message, hint) =>
    report({ code: 'rule-effect', message, hint, path: file.path, position: file.at([...path, ...key]) })
  const inherit = rule.inherit === undefined ? [] : [rule.inherit].flat()
  for (const name of inherit)
    if (!captures.includes(name)) complain(['inherit'], `no capture @${name} in match`, suggest(name, captures))
  if (phase.kind === 'rewrite' && !rule.make)
    complain([], `a rule of phase ${phase.name} needs make`, 'List the classes of the token it makes.')
  if (phase.kind === 'collect' && rule.make)
    complain(['make'], `phase ${phase.name} collects matches; its rules make no tokens`)
  if (phase.kind === 'collect' && rule.inherit) complain(['inherit'], `phase ${phase.name} collects matches; use set`)
  if (phase.claims && !phase.claims.some((name) => captures.includes(name))) {
    complain(
      ['match'],
      `rules of phase ${phase.name} capture ${phase.claims.map((name) => `@${name}`).join(' or ')}`,
      'That capture is what two matches may not share.',
    )
  }
  const set = Object.fromEntries(
    Object.entries(rule.set ?? {}).map(([name, value]) => [name, fieldSource(name, value, captures, complain)]),
  )
  const { match, 'no-match': noMatch } = rule.examples
  return {
    make: rule.make ?? [],
    inherit,
    set,
    examples: {
      match: match.map((example, index) => compileExample(example, lineOf(source, 'match', index))),
      noMatch: noMatch.map((example, index) => compileExample(example, lineOf(source, 'no-match', index))),
    },
  }
}

function fieldSource(name: string, value: Scalar, captures: readonly string[], complain: Complain): FieldSource {
  if (typeof value !== 'string' || !value.startsWith('$')) return { value }
  if (value.startsWith('$$')) return { value: value.slice(1) }
  const [, capture, field] = REFERENCE.exec(value) ?? []
  if (capture === undefined) {
    complain(['set', name], `${value} is no reference`, 'Write $capture or $capture.field; $$ for a dollar sign.')
    return { value }
  }
  if (!captures.includes(capture))
    complain(['set', name], `no capture @${capture} in match`, suggest(capture, captures))
  return field === undefined ? { capture } : { capture, field }
}

type WrittenExample = RuleSource['rule']['examples']['match'][number]

function lineOf({ file, path }: RuleSource, kind: 'match' | 'no-match', index: number): number {
  return file.at([...path, 'examples', kind, index]).line
}

function compileExample(example: WrittenExample, line: number): RuleExample {
  if (typeof example === 'string') return { text: example, line }
  const { text, gives, in: kind } = example
  return { text, line, ...(gives && { gives }), ...(kind && { in: kind }) }
}
