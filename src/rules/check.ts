import type { Diagnostic } from '../core/diagnostic.ts'
import type { RepairKnowledge } from '../core/repair.ts'
import type { Ruleset } from '../core/ruleset.ts'
import type { CheckReport } from '../core/rule-reports.ts'
import { checkCuts, checkTexts } from './checks/literals.ts'
import { checkReach } from './checks/shadows.ts'
import { inOrder, loadRules } from './load.ts'
import type { RulePack } from './load.ts'
import type { Report } from './topic.ts'

/** Normalizes with the knowledge of the rules under test; handed in, for it is another room's work. */
export type NormalizeWith = (text: string, repair: RepairKnowledge) => string

/** How a phrase is cut into tokens under the rules under test; handed in likewise. */
export type PartsWith = (ruleset: Ruleset) => (phrase: string) => readonly string[]

/**
 * Everything that is wrong or odd about packs of rule files: what loading them finds, and what only a reader would:
 * literals no text contains or no token is, patterns no text matches or nobody can read, rules that never win.
 */
export function checkRules(
  packs: readonly RulePack[],
  normalizeWith: NormalizeWith,
  partsWith: PartsWith,
): CheckReport {
  const { ruleset, problems, sources } = loadRules(packs)
  const found: Diagnostic[] = [...problems]
  const report: Report = ({ hint, severity = 'error', ...problem }) =>
    found.push({ ...problem, severity, ...(hint !== undefined && { hint }) })
  const { repair, phases = [] } = sources.draft
  const usable = repair !== undefined && !problems.some(({ code }) => code.startsWith('repair-'))
  checkTexts(sources, usable ? (text) => normalizeWith(text, repair) : (text) => text, report)
  if (ruleset !== null) checkCuts(sources, partsWith(ruleset), report)
  checkReach(phases, sources, report)
  const texts = new Map(packs.flat().map(({ path, text }) => [path, text.split(/\r?\n/)]))
  const withSource = inOrder(found, packs).map((problem) => ({
    ...problem,
    source: texts.get(problem.path ?? '')?.[(problem.position?.line ?? 0) - 1] ?? null,
  }))
  return { files: packs.flat().length, rules: sources.patterns.rules.length, problems: withSource }
}
