import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Block, Outline } from '../../src/core/outline.ts'
import type { OutlineKnowledge } from '../../src/core/outline-knowledge.ts'
import type { Problem, RuleFile } from '../../src/rules/topic.ts'
import { outlineTopic } from '../../src/rules/topics/outline.ts'
import { parseRuleFile } from '../../src/rules/yaml-file.ts'

const rules = fileURLToPath(new URL('../../rules/', import.meta.url))

type OutlineFile = Parameters<typeof outlineTopic.compile>[0][number]

/** Checks and compiles rule texts of topic outline (path → YAML); what is wrong is listed. */
export function compileOutline(texts: Readonly<Record<string, string>>): {
  knowledge: OutlineKnowledge
  problems: Problem[]
} {
  const problems: Problem[] = []
  const report = (problem: Problem): void => void problems.push(problem)
  const files = Object.entries(texts).map(([path, text]): OutlineFile => {
    const file = parseRuleFile({ path, text }, 0, report) as RuleFile
    return { ...file, data: outlineTopic.schema.parse(file.data) }
  })
  return { knowledge: outlineTopic.compile(files, report), problems }
}

/** The outline rules of this project: path → YAML. */
export function outlineTexts(): Record<string, string> {
  const names = readdirSync(`${rules}outline`).filter((name) => name.endsWith('.yaml'))
  const paths = [...names.map((name) => `outline/${name}`), 'lexicon/regions.yaml'].toSorted()
  return Object.fromEntries(paths.map((path) => [path, readFileSync(rules + path, 'utf8')]))
}

export const built = compileOutline(outlineTexts())
export const knowledge = built.knowledge

/** Sections as indented lines: `一、总体要求`. */
export function tree({ sections }: Outline): string[] {
  const depth = (index: number): number => {
    const parent = sections[index]?.parent ?? null
    return parent === null ? 0 : depth(parent) + 1
  }
  return sections.map(({ index, number, title }) => `${'  '.repeat(depth(index))}${number}${title}`)
}

/** Blocks as `kind marker|content`. */
export function shown(text: string, { blocks }: Outline): string[] {
  return blocks.map(({ kind, marker, content }: Block) => `${kind} ${marker}|${text.slice(content.start, content.end)}`)
}
