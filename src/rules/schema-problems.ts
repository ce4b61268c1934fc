import type { z } from 'zod'
import { suggest } from './nearest.ts'
import type { DataPath, Report, RuleFile } from './topic.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** Turns what zod found wrong with a file into complaints with line and column. */
export function reportIssues(file: RuleFile, schema: Schema, issues: readonly Issue[], report: Report): void {
  for (const issue of issues) reportIssue(file, schema, issue, [], report)
}

function reportIssue(file: RuleFile, schema: Schema, issue: Issue, prefix: DataPath, report: Report): void {
  const path: DataPath = [...prefix, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    for (const key of issue.keys) {
      const place = { path: file.path, position: file.keyAt([...path, key]) }
      report({ code: 'rule-unknown-key', message: `unknown key ${key}`, hint: suggest(key, known), ...place })
    }
    return
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    for (const inner of likeliest(issue.errors)) reportIssue(file, schema, inner, path, report)
    return
  }
  const name = path.length === 0 ? 'the file' : spell(path)
  if (issue.code === 'invalid_type' && issue.input === undefined && !exists(file.data, path)) {
    report({ code: 'rule-missing-key', message: `${name} is missing`, path: file.path, position: file.at(path) })
    return
  }
  const message = `${name}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`
  const position = issue.code === 'invalid_key' ? file.keyAt(path) : file.at(path)
  const unquoted = issue.code === 'invalid_type' && issue.expected === 'string' && typeof issue.input !== 'object'
  report({
    code: 'rule-schema',
    message,
    hint: unquoted ? 'Put the text in quotes.' : undefined,
    path: file.path,
    position,
  })
}

/** Of the ways to read a value, the one that got furthest. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]): number =>
    Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)))
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
}

function exists(data: unknown, path: DataPath): boolean {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return true
}

/** `rules[2].examples.match` */
function spell(path: DataPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('')
}

function keysAt(schema: Schema, path: DataPath): string[] {
  let schemas = alternatives(schema)
  for (const step of path) schemas = schemas.flatMap((one) => below(one, step)).flatMap(alternatives)
  return schemas.flatMap((one) => {
    const { def } = (one as z.core.$ZodTypes)._zod
    return def.type === 'object' ? Object.keys(def.shape) : []
  })
}

function alternatives(schema: Schema): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return alternatives(def.innerType)
    case 'pipe':
      return alternatives(def.in)
    case 'lazy':
      return alternatives(def.getter())
    case 'union':
      return def.options.flatMap(alternatives)
    default:
      return [schema]
  }
}

function below(schema: Schema, step: PropertyKey): Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'object') return Object.hasOwn(def.shape, step) ? [def.shape[step as string]!] : []
  if (def.type === 'array') return [def.element]
  if (def.type === 'record') return [def.valueType]
  if (def.type === 'tuple') return typeof step === 'number' && def.items[step] ? [def.items[step]] : []
  return []
}
