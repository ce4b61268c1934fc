import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LanguageStatistics } from '../../src/core/language.ts'
import type { RepairKnowledge } from '../../src/core/repair.ts'
import type { Problem, RuleFile } from '../../src/rules/topic.ts'
import { repairTopic } from '../../src/rules/topics/repair.ts'
import { parseRuleFile } from '../../src/rules/yaml-file.ts'

const folder = fileURLToPath(new URL('../../rules/repair/', import.meta.url))

/** Checks and compiles rule texts of topic repair (name → YAML); throws on the first problem unless they are collected. */
export function compileRepair(texts: Readonly<Record<string, string>>, problems?: Problem[]): RepairKnowledge {
  const report = (problem: Problem): void => {
    if (problems === undefined) throw new Error(`${problem.path}:${problem.position.line}: ${problem.message}`)
    problems.push(problem)
  }
  const files = Object.entries(texts).map(([path, text]) => {
    const file = parseRuleFile({ path, text }, 0, report) as RuleFile
    return { ...file, data: repairTopic.schema.parse(file.data) }
  })
  return repairTopic.compile(files, report)
}

/** The texts of rules/repair by file name. */
export function repairTexts(): Record<string, string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
  return Object.fromEntries(names.map((name) => [name, readFileSync(folder + name, 'utf8')]))
}

/** The built-in repair rules, through JSON as in a built ruleset. */
export const knowledge = JSON.parse(JSON.stringify(compileRepair(repairTexts()))) as RepairKnowledge

const read = (path: string): string => readFileSync(new URL(`../../rules/${path}`, import.meta.url), 'utf8')
const language: LanguageStatistics = {
  bigrams: read('repair/bigrams.txt'),
  trigrams: read('repair/trigrams.txt'),
  words: read('segmenter/words.txt'),
}

/** The built-in statistics of the language. */
export const statistics = (): LanguageStatistics => language
