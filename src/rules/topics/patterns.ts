import { z } from 'zod'
import type { Position } from '../../core/errors.ts'
import { SEGMENT_KINDS } from '../../core/token-kinds.ts'
import { about, dottedName, fieldName, plainName, scalar } from '../names.ts'
import { suggest } from '../nearest.ts'
import { defineTopic } from '../topic.ts'
import type { DataPath, Report, RuleFile } from '../topic.ts'

const kind = z.enum(SEGMENT_KINDS)

const example = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), gives: z.record(fieldName, scalar).optional(), in: kind.optional() }),
])

/** What a rule must say unless it only switches another one off. */
const REQUIRED = ['about', 'match', 'examples'] as const

const rule = z
  .strictObject({
    id: dottedName.describe('lower-case words joined by dots; records name it'),
    override: z.literal(true).optional().describe('replaces the rule of this id in an earlier pack'),
    off: z
      .literal(true)
      .optional()
      .describe('switches off the rule of this id in an earlier pack; nothing else is needed'),
    about: about.optional().describe('a sentence: what the rule is for'),
    match: z
      .string()
      .optional()
      .describe("class 'literal' _ [a b !c] (a | b) ? {m,n} @capture $variable < > ?=[set] ?![set] ?<=[set] ?<![set]"),
    priority: z.int().min(-1000).max(1000).optional().describe('the higher is taken first where matches overlap; 0'),
    make: z.array(dottedName).min(1).optional().describe('rewriting phases: classes of the token made'),
    inherit: z
      .union([plainName, z.array(plainName).min(1)])
      .optional()
      .describe('rewriting phases: captures whose classes and fields are taken over'),
    set: z.record(fieldName, scalar).optional().describe('fields: constants, $capture or $capture.field'),
    before: z.string().optional().describe('the token in front is one of this set'),
    'not-before': z.string().optional().describe('the token in front is none of this set'),
    after: z.string().optional().describe('the token behind is one of this set'),
    'not-after': z.string().optional().describe('the token behind is none of this set'),
    in: z.array(kind).min(1).optional().describe('kinds of text it holds in; all'),
    examples: z
      .strictObject({ match: z.array(example).min(1), 'no-match': z.array(example).min(1) })
      .optional()
      .describe('sentences that must match, and that must not'),
  })
  .superRefine((value, context) => {
    if (value.off) return
    for (const key of REQUIRED) {
      if (value[key] === undefined) context.addIssue({ code: 'custom', path: [key], message: `a rule needs ${key}` })
    }
  })

const schema = z
  .strictObject({
    topic: z.literal('patterns'),
    about: about.optional(),
    phase: plainName.optional(),
    variables: z.record(plainName, z.string()).optional(),
    rules: z.array(rule).optional(),
  })
  .superRefine((value, context) => {
    if (value.rules?.length && value.phase === undefined) {
      context.addIssue({ code: 'custom', path: ['phase'], message: 'a file with rules names their phase' })
    }
  })

type WrittenRule = z.infer<typeof rule>

export interface PatternSource {
  readonly file: RuleFile
  readonly path: DataPath
  readonly text: string
}

/** A rule as written, with the file it is from and its place in the file's data. */
export interface RuleSource {
  readonly id: string
  readonly phase: string
  readonly rule: WrittenRule & { readonly [Key in (typeof REQUIRED)[number]]-?: NonNullable<WrittenRule[Key]> }
  readonly file: RuleFile
  readonly path: DataPath
}

export interface PatternSources {
  readonly variables: ReadonlyMap<string, PatternSource>
  readonly rules: readonly RuleSource[]
}

/** Gathers rules and variables over the files and packs; patterns are read afterwards, when lexicon and phases are known. */
export const patternsTopic = defineTopic({
  name: 'patterns',
  schema,
  compile(files, report): PatternSources {
    const variables = new Map<string, PatternSource>()
    const rules = new Map<string, WrittenSource>()
    for (const file of files) {
      for (const [name, text] of Object.entries(file.data.variables ?? {})) {
        const path = ['variables', name]
        const before = variables.get(name)
        if (before)
          duplicate(
            `variable ${name}`,
            { file, position: file.keyAt(path) },
            before.file,
            before.file.keyAt(before.path),
            report,
          )
        else variables.set(name, { file, path, text })
      }
      file.data.rules?.forEach((written, index) => {
        place(
          rules,
          { id: written.id, phase: file.data.phase ?? '', rule: written, file, path: ['rules', index] },
          report,
        )
      })
    }
    return { variables, rules: [...rules.values()].filter(isComplete) }
  },
})

type WrittenSource = Omit<RuleSource, 'rule'> & { readonly rule: WrittenRule }

function isComplete(source: WrittenSource): source is RuleSource {
  return !source.rule.off
}

/** Adds a rule, or puts it in the place of the one it overrides or switches off. */
function place(rules: Map<string, WrittenSource>, source: WrittenSource, report: Report): void {
  const { id, rule: written, file } = source
  const position = file.at([...source.path, 'id'])
  const before = rules.get(id)
  const replaces = written.override === true || written.off === true
  if (!before && replaces) {
    const verb = written.off ? 'switch off' : 'override'
    report({
      code: 'rule-undefined',
      message: `there is no rule ${id} to ${verb}`,
      hint: suggest(id, rules.keys()),
      path: file.path,
      position,
    })
  } else if (before && (!replaces || before.file.pack === file.pack)) {
    const { file: other, path } = before
    duplicate(`rule ${id}`, { file, position }, other, other.at([...path, 'id']), report)
  } else rules.set(id, source)
}

function duplicate(
  what: string,
  here: { file: RuleFile; position: Position },
  other: RuleFile,
  there: Position,
  report: Report,
): void {
  const late = here.file.pack > other.pack && what.startsWith('rule')
  report({
    code: 'rule-duplicate',
    message: `${what} is already at ${other.path}:${there.line}:${there.column}`,
    hint: late
      ? 'Say override: true to replace it, off: true to switch it off, or choose another name.'
      : 'Choose another name.',
    path: here.file.path,
    position: here.position,
  })
}
