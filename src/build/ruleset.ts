/** Compiles the built-in rules; at run time they are read as JSON and neither YAML nor the schemas are loaded. */
import type { Diagnostic } from '../core/diagnostic.ts'
import { sha256 } from '../core/hash.ts'
import type { PreparedRules } from '../core/rule-file.ts'
import type { Ruleset } from '../core/ruleset.ts'
import { readRuleFiles } from '../read/rule-files.ts'
import { loadRules } from '../rules/load.ts'
import { noting } from '../rules/prepared.ts'

/** The built-in rule files are wrong; the message has a line for each problem: `path:line:column: severity: what`. */
export class RuleProblems extends Error {
  constructor(problems: readonly Diagnostic[]) {
    super(problems.map(describe).join('\n'))
    this.name = 'RuleProblems'
  }
}

export interface BuiltRules {
  readonly ruleset: Ruleset
  /** SHA-256 of a rule file's text → what it says, for those who add rules of their own. */
  readonly prepared: Readonly<Record<string, PreparedRules>>
}

/** @throws RuleProblems when any file has an error, or one that deserves a warning: the built-in rules are clean */
export async function compileRules(folder: string): Promise<BuiltRules> {
  const files = await readRuleFiles(folder)
  const hashes = new Map(files.map(({ path, text }) => [path, sha256(text)]))
  const prepared: Record<string, PreparedRules> = {}
  const { ruleset, problems } = loadRules([files], (file) => {
    const noted = noting(file)
    prepared[hashes.get(file.path)!] = noted.prepared
    return noted.file
  })
  if (ruleset === null || problems.length > 0) throw new RuleProblems(problems)
  return { ruleset, prepared }
}

function describe({ path = '', position, severity, message, hint }: Diagnostic): string {
  const place = position === undefined ? path : `${path}:${position.line}:${position.column}`
  return `${place}: ${severity}: ${message}${hint === undefined ? '' : `\n    ${hint}`}`
}
