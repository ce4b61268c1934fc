import type { CompiledPhase, CompiledRule } from '../core/program.ts'
import type { RuleListing } from '../core/rule-reports.ts'

/** All rules in the order in which they are tried. */
export function listRules(phases: readonly CompiledPhase[]): RuleListing[] {
  return phases.flatMap(({ name, rules }) => rules.map((rule) => listingOf(rule, name)))
}

function listingOf({ id, priority, about, path, line, examples }: CompiledRule, phase: string): RuleListing {
  const { match, noMatch } = examples
  return { id, phase, priority, about, path, line, examples: { match: match.length, noMatch: noMatch.length } }
}
