/** Compiles the built-in rules; at run time they are read as JSON and neither YAML nor the schemas are loaded. */
import type { Diagnostic } from '../core/diagnostic.ts'
import type { Ruleset } from '../core/ruleset.ts'
import { readRuleFiles } from '../read/rule-files.ts'
import { loadRules } from '../rules/load.ts'

/** The built-in rule files are wrong; the message has a line for each problem: `path:line:column: severity: what`. */
export class RuleProblems extends Error {
  constructor(problems: readonly Diagnostic[]) {
    super(problems.map(describe).join('\n'))
    this.name = 'RuleProblems'
  }
}

/** @throws RuleProblems when any file has an error, or one that deserves a warning: the built-in rules are clean */
export async function compileRules(folder: string): Promise<Ruleset> {
  const { ruleset, problems } = loadRules([await readRuleFiles(folder)])
  if (ruleset === null || problems.length > 0) throw new RuleProblems(problems)
  return ruleset
}

function describe({ path = '', position, severity, message, hint }: Diagnostic): string {
  const place = position === undefined ? path : `${path}:${position.line}:${position.column}`
  return `${place}: ${severity}: ${message}${hint === undefined ? '' : `\n    ${hint}`}`
}
