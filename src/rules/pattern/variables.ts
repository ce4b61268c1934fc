import type { RuleFile } from '../topic.ts'
import type { DataPath, Report } from '../topic.ts'
import { suggest } from '../nearest.ts'
import { PatternProblem } from './ast.ts'
import type { Node, Pattern, VariableReference } from './ast.ts'
import { parsePattern } from './parse.ts'

/** Deepest chain of variables that use each other. */
const MAX_CHAIN = 32

/** A pattern's text with its place in a rule file. */
export interface PatternText {
  readonly file: RuleFile
  readonly path: DataPath
  readonly text: string
}

/** Runs a reading step; a PatternProblem becomes a complaint at the right character, and null. */
export function attempt<Value>(source: PatternText, report: Report, step: () => Value): Value | null {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error
    reportAt(source, error.offset, 'rule-pattern', error.message, error.hint, report)
    return null
  }
}

/** Reports a problem at a character of a pattern. */
export function reportAt(
  source: PatternText,
  offset: number,
  code: string,
  message: string,
  hint: string | undefined,
  report: Report,
): void {
  report({ code, message, hint, path: source.file.path, position: source.file.within(source.path, offset) })
}

/** The variables that can be used, and a check for patterns that use them. */
export interface Variables {
  readonly parsed: ReadonlyMap<string, ReadVariable>
  /** Reports variables a pattern names and that do not exist; false when it names one that exists but is broken, or none. */
  check(source: PatternText, pattern: Pattern): boolean
  resolve(reference: VariableReference): Node
}

interface ReadVariable {
  readonly source: PatternText
  readonly pattern: Pattern
}

/** Parses all variables; reports broken, undefined and circular ones. */
export function readVariables(sources: ReadonlyMap<string, PatternText>, report: Report): Variables {
  const parsed = new Map<string, ReadVariable>()
  for (const [name, source] of sources) {
    const pattern = attempt(source, report, () => parsePattern(source.text))
    if (pattern) parsed.set(name, { source, pattern })
  }
  const depths = depthsOf(parsed, report)
  const check = (source: PatternText, pattern: Pattern): boolean => {
    for (const { name, offset } of pattern.variables) {
      if (!sources.has(name))
        reportAt(source, offset, 'rule-undefined', `undefined variable $${name}`, suggest(name, sources.keys()), report)
    }
    return pattern.variables.every(({ name }) => (depths.get(name) ?? Infinity) <= MAX_CHAIN)
  }
  for (const { source, pattern } of parsed.values()) check(source, pattern)
  return {
    parsed,
    check,
    resolve(reference) {
      const variable = parsed.get(reference.name)
      if (!variable) throw new PatternProblem(`undefined variable $${reference.name}`, reference.offset)
      return variable.pattern.root
    },
  }
}

/** How many variables deep each variable is, Infinity for broken ones; reports circles and chains that are too long. */
function depthsOf(parsed: ReadonlyMap<string, ReadVariable>, report: Report): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  const complain = ({ source }: ReadVariable, { offset }: VariableReference, message: string, hint?: string): void =>
    reportAt(source, offset, 'rule-variable', message, hint, report)
  const visit = (name: string, chain: readonly string[]): number => {
    const known = depths.get(name)
    const variable = parsed.get(name)
    if (known !== undefined || !variable) return known ?? Infinity
    const upToHere = [...chain, name]
    let depth = 1
    for (const reference of variable.pattern.variables) {
      const circle = upToHere.indexOf(reference.name)
      const below = circle >= 0 ? Infinity : visit(reference.name, upToHere)
      if (circle >= 0) {
        const names = [...upToHere.slice(circle), reference.name].map((one) => `$${one}`).join(' → ')
        complain(variable, reference, `variables in a circle: ${names}`, 'Patterns have no recursion.')
      } else if (below === MAX_CHAIN) {
        complain(variable, reference, `more than ${MAX_CHAIN} variables inside each other`)
      }
      depth = Math.max(depth, below >= MAX_CHAIN ? Infinity : below + 1)
    }
    depths.set(name, depth)
    return depth
  }
  for (const name of parsed.keys()) visit(name, [])
  return depths
}
