import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OutlineKnowledge } from '../../src/core/outline-knowledge.ts'
import type { Problem, RuleFile } from '../../src/rules/topic.ts'
import { outlineTopic } from '../../src/rules/topics/outline.ts'
import { parseRuleFile } from '../../src/rules/yaml-file.ts'

/** Compiles the outline rules of the repository; problems are listed. */
export function loadOutlineRules(): { knowledge: OutlineKnowledge; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (problem: Problem): number => problems.push(problem)
  const paths = [...readdirSync('rules/outline').map((name) => join('rules/outline', name)), 'rules/lexicon/regions.yaml']
  const files = paths.toSorted().flatMap((path) => {
    const file = parseRuleFile({ path, text: readFileSync(path, 'utf8') }, 0, report)
    if (file === null || file === undefined) return []
    const data = outlineTopic.schema.parse(file.data)
    return [{ ...file, data } as RuleFile<typeof data>]
  })
  return { knowledge: outlineTopic.compile(files, report), problems }
}
