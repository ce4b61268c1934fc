import { type Lexicon, SUFFIX_CLASS } from '../core/lexicon.ts'
import type { CompiledPhase, CompiledRule, Program } from '../core/program.ts'
import { PART_OF_SPEECH, TOKEN_KINDS } from '../core/token-kinds.ts'
import { compileEffects } from './effects.ts'
import { suggest } from './nearest.ts'
import type { Node, Pattern } from './pattern/ast.ts'
import { compilePattern } from './pattern/compile.ts'
import { parsePattern } from './pattern/parse.ts'
import { createPools, type Pools } from './pattern/pool.ts'
import { attempt, readVariables, reportAt } from './pattern/variables.ts'
import type { PatternText, Variables } from './pattern/variables.ts'
import type { PatternSources, RuleSource } from './topics/patterns.ts'
import type { PhaseDefinition } from './topics/phases.ts'
import type { Report } from './topic.ts'

/** Class → the number of the phase that makes it first; -1 for classes tokens have from the start. */
type Origins = ReadonlyMap<string, number>

interface Linking {
  readonly variables: Variables
  readonly origins: Origins
  readonly report: Report
}

const GUARDS = [
  { key: 'before', ahead: false, negated: false },
  { key: 'not-before', ahead: false, negated: true },
  { key: 'after', ahead: true, negated: false },
  { key: 'not-after', ahead: true, negated: true },
] as const

/** Compiles the patterns, now that lexicon, units (their dimensions) and phases say what they may name. Reports all problems. */
export function linkPhases(
  definitions: readonly PhaseDefinition[],
  sources: PatternSources,
  lexicon: Lexicon,
  dimensions: Iterable<string>,
  report: Report,
): readonly CompiledPhase[] {
  const numbers = new Map(definitions.map(({ name }, index) => [name, index]))
  const origins = classOrigins(numbers, sources, lexicon, dimensions)
  const variables = readVariables(sources.variables, report)
  for (const { source, pattern } of variables.parsed.values()) checkClasses(source, pattern, origins, Infinity, report)
  const linking = { variables, origins, report }
  for (const { phase, file } of sources.rules) {
    if (numbers.has(phase)) continue
    numbers.set(phase, -1)
    report({
      code: 'rule-undefined',
      message: `unknown phase ${phase}`,
      hint: suggest(
        phase,
        definitions.map(({ name }) => name),
      ),
      path: file.path,
      position: file.at(['phase']),
    })
  }
  return definitions.map((definition, index) => {
    const pools = createPools()
    const own = sources.rules.filter(({ phase }) => phase === definition.name)
    const rules = own
      .map((source) => linkRule(source, definition, index, pools, linking))
      .filter((rule) => rule !== null)
    return {
      ...definition,
      tests: pools.tests.values,
      parts: pools.parts.values,
      rules,
    }
  })
}

function classOrigins(
  phases: ReadonlyMap<string, number>,
  sources: PatternSources,
  lexicon: Lexicon,
  dimensions: Iterable<string>,
): Origins {
  const origins = new Map<string, number>()
  for (const { phase, rule } of sources.rules) {
    const number = phases.get(phase) ?? -1
    for (const name of rule.make ?? []) origins.set(name, Math.min(number, origins.get(name) ?? Infinity))
  }
  for (const { classes } of Object.values(lexicon)) {
    for (const name of classes) origins.set(name.startsWith(SUFFIX_CLASS) ? name.slice(SUFFIX_CLASS.length) : name, -1)
  }
  for (const name of TOKEN_KINDS) origins.set(name, -1)
  for (const name of dimensions) origins.set(`measure.${name}`, -1)
  return origins
}

/** Reports class names that nothing produces, or nothing before the phase at hand. */
function checkClasses(source: PatternText, pattern: Pattern, origins: Origins, phase: number, report: Report): void {
  for (const { name, offset, negated } of pattern.classes) {
    if (name.startsWith(PART_OF_SPEECH)) continue
    const origin = origins.get(name)
    if (origin === undefined) {
      const hint =
        suggest(name, origins.keys()) ?? 'A class is a token kind, a class: of a lexicon file, or what a rule makes.'
      reportAt(source, offset, 'rule-undefined', `undefined class ${name}`, hint, report)
    } else if (origin >= phase && !negated) {
      const warn: Report = (problem) => report({ ...problem, severity: 'warning' })
      reportAt(
        source,
        offset,
        'rule-class-late',
        `no token is ${name} yet in this phase`,
        'Tokens a phase makes are seen by the phases after it.',
        warn,
      )
    }
  }
}

function linkRule(
  source: RuleSource,
  phase: PhaseDefinition,
  number: number,
  pools: Pools,
  linking: Linking,
): CompiledRule | null {
  const { rule, file, path } = source
  const program = linkProgram(source, number, pools, linking)
  if (!program) return null
  const effects = compileEffects(source, phase, program.captures, linking.report)
  return {
    id: rule.id,
    about: rule.about,
    path: file.path,
    line: file.at([...path, 'id']).line,
    priority: rule.priority ?? 0,
    program,
    ...effects,
    kinds: rule.in ?? null,
  }
}

/** The rule's pattern and guards as one program; null when something in it was reported. */
function linkProgram({ rule, file, path }: RuleSource, phase: number, pools: Pools, linking: Linking): Program | null {
  const { variables, origins, report } = linking
  const read = (
    key: 'match' | (typeof GUARDS)[number]['key'],
    text: string,
  ): { source: PatternText; pattern: Pattern } | null => {
    const source = { file, path: [...path, key], text }
    const pattern = attempt(source, report, () => parsePattern(text))
    if (!pattern) return null
    checkClasses(source, pattern, origins, phase, report)
    return variables.check(source, pattern) ? { source, pattern } : null
  }
  const match = read('match', rule.match)
  const guards = GUARDS.flatMap(({ key, ahead, negated }) => {
    const text = rule[key]
    if (text === undefined) return []
    const guard = read(key, text)
    if (!guard) return [null]
    const { root } = guard.pattern
    if (root.kind !== 'element' && root.kind !== 'variable') {
      reportAt(
        guard.source,
        0,
        'rule-pattern',
        `${key} is not a one-token set`,
        'Write [a b !c], one class, one literal or one variable.',
        report,
      )
      return [null]
    }
    const node: Node = { kind: 'look', ahead, negated, element: root }
    const fits = attempt(guard.source, report, () =>
      compilePattern({ kind: 'sequence', items: [node, ANY_TOKEN] }, variables.resolve, createPools()),
    )
    return [fits && node]
  })
  if (!match || guards.includes(null)) return null
  const looks = guards.filter((node) => node !== null)
  const behind = looks.filter((node) => node.kind === 'look' && !node.ahead)
  const ahead = looks.filter((node) => node.kind === 'look' && node.ahead)
  const root: Node = { kind: 'sequence', items: [...behind, match.pattern.root, ...ahead] }
  return attempt(match.source, report, () => compilePattern(root, variables.resolve, pools))
}

const ANY_TOKEN: Node = { kind: 'element', any: [], none: [] }
