import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Diagnostic } from '../core/diagnostic.ts'
import { reportIssues } from './schema-problems.ts'
import type { Report } from './topic.ts'
import { entries } from './topics/lexicon.ts'
import { parseRuleFile } from './yaml-file.ts'
import type { RuleText } from './yaml-file.ts'

/** What the settings may choose from; known to the rooms that obey them. */
export interface ConfigChoices {
  readonly formats: readonly string[]
  readonly kinds: readonly string[]
  readonly roles: readonly string[]
}

/** A settings file, checked. */
export interface Config {
  /** Folders of rule files, as written: relative to the settings file. A later one may override those before it. */
  readonly rules: readonly string[]
  /** Whether the rules are added to the built-in ones (the usual case) or stand in their place. */
  readonly extend: boolean
  /** The words added inline, as a rule file whose lines are those of the settings file. */
  readonly lexicon: RuleText | null
  readonly output: {
    readonly format?: string | undefined
    readonly only?: readonly string[] | undefined
    readonly role?: readonly string[] | undefined
    readonly published?: string | undefined
  }
}

const EMPTY: Config = { rules: [], extend: true, lexicon: null, output: {} }
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

function schemaFor({ formats, kinds, roles }: ConfigChoices) {
  return z.strictObject({
    rules: z.array(z.string().min(1)).min(1).optional(),
    extend: z.boolean().optional(),
    lexicon: entries.optional(),
    output: z
      .strictObject({
        format: z.enum(formats).optional(),
        only: z.array(z.enum(kinds)).min(1).optional(),
        role: z.array(z.enum(roles)).min(1).optional(),
        published: z
          .union([z.string(), z.int().transform(String)])
          .refine((date) => DATE.test(date), 'expected YYYY, YYYY-MM or YYYY-MM-DD')
          .optional(),
      })
      .optional(),
  })
}

/** Reads a settings file. Problems are returned, each with line and column; the config is null when there are any. */
export function readConfig(
  file: RuleText,
  choices: ConfigChoices,
): { readonly config: Config | null; readonly problems: readonly Diagnostic[] } {
  if (file.text.split(/\r?\n/).every((line) => /^\s*(#.*)?$/.test(line))) return { config: EMPTY, problems: [] }
  const problems: Diagnostic[] = []
  const report: Report = ({ hint, severity = 'error', ...problem }) =>
    problems.push({ ...problem, severity, ...(hint !== undefined && { hint }) })
  const parsed = parseRuleFile(file, 0, report)
  if (parsed === null) return { config: null, problems }
  const schema = schemaFor(choices)
  const checked = schema.safeParse(parsed.data, { reportInput: true })
  if (!checked.success) {
    reportIssues(parsed, schema, checked.error.issues, report)
    return { config: null, problems }
  }
  const { rules = [], extend = true, lexicon, output = {} } = checked.data
  if (!extend && rules.length === 0) {
    const message = 'extend: false leaves no rules at all'
    const hint = 'Name the folder of your rules under rules:.'
    report({ code: 'config', message, hint, path: file.path, position: parsed.keyAt(['extend']) })
    return { config: null, problems }
  }
  const words = lexicon === undefined ? null : { path: file.path, text: asLexicon(file.text) }
  return { config: { rules, extend, lexicon: words, output }, problems }
}

/** The settings file with everything blanked but its words, which stay where they are, as a lexicon file. */
function asLexicon(text: string): string {
  const { contents } = parseDocument(text)
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'lexicon') : undefined
  const key = pair?.key
  const value = pair?.value
  if (!isNode(key) || !isNode(value) || !key.range || !value.range) return text
  const blank = (part: string): string => part.replaceAll(/[^\r\n]/g, ' ')
  const [keyStart, keyEnd] = key.range
  const end = value.range[1]
  const before = text.slice(0, keyStart)
  const indent = ' '.repeat(before.length - before.lastIndexOf('\n') - 1)
  const name = 'entries'.padEnd(keyEnd - keyStart)
  return `${blank(before)}${name}${text.slice(keyEnd, end)}${blank(text.slice(end))}\n${indent}topic: lexicon\n`
}
