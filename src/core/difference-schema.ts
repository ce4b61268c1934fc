/** The report of `diff` as a schema; `xinjijian schema diff` prints it. Imported only where it is asked for: it loads zod. */
import { z } from 'zod'
import { CHANGE_KINDS, type ChangeKind, type DifferenceReport } from './difference.ts'
import { indicatorSchema } from './extraction.ts'

const kind = z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]])
const severity = z.enum(['error', 'warning', 'info'])
const status = z.enum(['same', 'changed', 'error'])
const count = z.int().min(0)
const { span } = indicatorSchema.shape

const quantity = indicatorSchema.pick({
  comparator: true,
  amount: true,
  min: true,
  max: true,
  unit: true,
  base: true,
  change: true,
  per: true,
})

const side = z.strictObject({
  id: z.string().nullable().describe('of the record, in its own extraction'),
  value: z.union([z.string(), z.number(), z.null(), quantity]).describe('a quantity, a year, a name, a role, a text'),
  text: z.string().describe('the words of the text, normalized'),
  span: span.nullable(),
})

const change = z.strictObject({
  kind,
  severity,
  cause: z.enum(['document', 'rules']).describe('rules: only the different rules of the two sides explain it'),
  subject: z.string(),
  section: z.strictObject({ path: z.string(), title: z.string() }).nullable(),
  match: z
    .strictObject({ by: z.enum(['id', 'key', 'similarity']), score: z.number().min(0).max(1) })
    .nullable()
    .describe('how the two records were recognized as one'),
  old: side.nullable(),
  new: side.nullable(),
  at: span.nullable().describe('where in the new text to look'),
  also: z.array(z.string()).describe('further ids by which an ignore file may name it'),
  highlight: z
    .array(z.strictObject({ in: z.enum(['both', 'old', 'new']), text: z.string() }))
    .nullable()
    .describe('for rewordings: the characters, in order'),
})

const comparedDocument = z.strictObject({
  name: z.string(),
  title: z.string().nullable(),
  schemaVersion: z.string(),
  generator: z.string(),
  rules: z.string(),
  file: z.string().nullable().describe('the file that spans point into'),
})

const document = z.strictObject({
  path: z.string().nullable().describe('relative to the two folders; null when two documents were named'),
  status,
  old: comparedDocument.nullable(),
  new: comparedDocument.nullable(),
  rulesChanged: z.boolean(),
  schemaChanged: z.boolean(),
  changes: z.array(change),
  failure: z.string().nullable().describe('why the two could not be compared'),
})

const ignoreEntry = z.strictObject({
  id: z.string().optional(),
  kinds: z.array(kind).optional(),
  document: z.string().optional(),
  reason: z.string(),
  until: z.string().optional(),
  at: z.string(),
})

export const differenceSchema: z.ZodType<DifferenceReport> = z.strictObject({
  reportVersion: z.string(),
  status,
  counts: z.strictObject({
    error: count,
    warning: count,
    info: count,
    byRules: count.describe('changes that only the rules explain; counted above too'),
    ignored: count,
    kinds: z.partialRecord(kind, count),
  }),
  documents: z.array(document),
  ignored: z.array(z.strictObject({ reason: z.string(), path: z.string().nullable(), change })),
  ignoreEntries: z.array(z.strictObject({ entry: ignoreEntry, state: z.enum(['used', 'unused', 'expired']), count })),
})
