/**
 * The public contract: one object per document. `xinjijian schema` prints it as JSON Schema.
 * Import types from here with `import type` in code that must start fast: only the schema itself needs zod at run time.
 */
import { z } from 'zod'
import { SCHEMA_VERSION } from './version.ts'

const year = z.int().min(1900).max(2200)

const placed = {
  start: z.int().min(0).describe('UTF-16 offset into the decoded source text'),
  end: z.int().min(0).describe('exclusive'),
  line: z.int().min(1).describe('1-based line of start'),
  column: z.int().min(1).describe('1-based column of start, in UTF-16 code units'),
}

const span = z
  .strictObject({
    ...placed,
    extracted: z
      .strictObject(placed)
      .exactOptional()
      .describe('HTML: the same place in the text that `xinjijian text` prints'),
    page: z.int().min(1).exactOptional(),
    paragraph: z.int().min(1).exactOptional(),
    cell: z
      .strictObject({ table: z.int().min(1), row: z.int().min(1), column: z.int().min(1) })
      .exactOptional()
      .describe('The table cell it starts in; all count from 1'),
  })
  .describe(
    'Where it stands in the source text as read, before any repair or conversion; for DOCX and PDF in the text taken from the file',
  )

const id = z.string().describe('Stable under edits of value, bound, deadline and place')

const comparator = z.enum(['=', '>=', '>', '<=', '<', '~', 'between'])

const horizon = z.strictObject({
  year: year.nullable().describe('null when the text has relative words only and no date is known'),
  from: z.enum(['clause', 'sentence', 'section', 'document']).describe('the nearest statement wins'),
  text: z.string().describe('the words that say so, or the period they were taken from'),
})

const base = z
  .strictObject({
    amount: z.number().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string().nullable().describe('UCUM code, ISO 4217 code for money, else the Chinese counter'),
  })
  .describe('The same amount in a canonical unit')

export const indicatorSchema = z.strictObject({
  id,
  key: z.string().describe('The same for every mention of one quantity in a document'),
  name: z.string().describe('The shortest noun phrase that says what is measured'),
  comparator,
  amount: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  base,
  change: z.enum(['level', 'increase', 'decrease', 'multiple']),
  per: z.string().nullable(),
  baseline: z
    .strictObject({ amount: z.number().nullable(), unit: z.string().nullable(), year: year.nullable() })
    .nullable(),
  role: z.enum(['target', 'criterion', 'status', 'reference']),
  implied: z.boolean(),
  nature: z
    .enum(['binding', 'expected'])
    .nullable()
    .describe('Whether a table of indicators marks it as binding or as expected'),
  deadline: horizon.nullable(),
  asOf: year.nullable().describe('For status: the year reported on, where stated'),
  scope: z.string().nullable(),
  section: z.string().nullable().describe('Id of the section it stands in'),
  goal: z.string().nullable().describe('Id of the goal it quantifies'),
  agencies: z.array(z.string()).describe('Ids into `agencies`, those answerable for the section'),
  span,
  text: z.string().describe('The characters at span, normalized'),
  rule: z.string().describe('Id of the rule that found it'),
})

export const goalSchema = z.strictObject({
  id,
  statement: z.string(),
  horizon: horizon.nullable(),
  section: z.string().nullable(),
  indicators: z.array(z.string()),
  span,
  text: z.string(),
  rule: z.string(),
})

const agencyRole = z.enum(['lead', 'support', 'responsible'])
const agencyKind = z.enum(['government', 'party', 'enterprise', 'institution', 'group'])

const agencyMention = z.strictObject({
  agency: z.string().describe('Id into `agencies`'),
  name: z.string(),
  fullName: z.string(),
  kind: agencyKind,
  role: agencyRole,
  span,
})

export const assignmentSchema = z.strictObject({
  id,
  section: z.string().nullable(),
  agencies: z.array(agencyMention),
  span,
  text: z.string(),
  rule: z.string(),
})

const agencySchema = z.strictObject({
  id,
  name: z.string(),
  fullName: z.string(),
  kind: agencyKind,
  lead: z.int().min(0).describe('how many assignments it leads'),
  support: z.int().min(0),
  responsible: z.int().min(0),
})

const sectionSchema = z.strictObject({
  id,
  parent: z.string().nullable(),
  level: z.int().min(1),
  number: z.string(),
  title: z.string(),
  path: z.string().describe('Marks from the top, joined by slashes'),
  span,
})

const residueSchema = z.strictObject({
  kind: z.enum(['quantity', 'responsibility']),
  text: z.string(),
  reason: z.string().describe('unclaimed: no rule consumed it; no-name: nothing measured was found beside it'),
  section: z.string().nullable(),
  span,
})

const diagnosticSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  span: span.optional(),
})

const documentSchema = z.strictObject({
  name: z.string().describe('as the user named the input; - for standard input'),
  title: z.string().nullable(),
  region: z.strictObject({ name: z.string(), code: z.string().describe('GB/T 2260') }).nullable(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  period: z.strictObject({ from: year, to: year, text: z.string() }).nullable(),
  publishedOn: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  genre: z.string(),
  script: z.enum(['Hans', 'Hant', 'mixed']).describe('ISO 15924'),
  format: z.enum(['text', 'markdown', 'html', 'docx', 'pdf']).describe('how the file was read'),
  encoding: z.string(),
  encodingReason: z
    .enum(['valid-utf-8', 'byte-order-mark', 'everyday-characters', 'asked', 'format'])
    .nullable()
    .describe('why that encoding was taken; null when the text came as characters'),
  characters: z.int().min(0),
  sha256: z.string().describe('of the decoded source text as UTF-8'),
  repairs: z
    .record(z.string(), z.int())
    .describe(
      'kind of repair → how many; those that rest on likelihood as `kind.tier`, e.g. shift.certain, shift.probable',
    ),
  skipped: z.array(z.strictObject({ reason: z.string(), span })),
  dropped: z
    .array(z.strictObject({ reason: z.string(), text: z.string(), times: z.int().min(1) }))
    .describe('what the reader of the format left out of the text: navigation, footers, page numbers …; its beginning'),
})

export const extractionSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  generator: z.strictObject({ name: z.literal('xinjijian'), version: z.string(), rules: z.string() }),
  document: documentSchema,
  sections: z.array(sectionSchema),
  goals: z.array(goalSchema),
  indicators: z.array(indicatorSchema),
  agencies: z.array(agencySchema),
  assignments: z.array(assignmentSchema),
  residue: z.array(residueSchema),
  diagnostics: z.array(diagnosticSchema),
})

export type Extraction = z.infer<typeof extractionSchema>
export type Indicator = z.infer<typeof indicatorSchema>
export type Goal = z.infer<typeof goalSchema>
export type Assignment = z.infer<typeof assignmentSchema>
export type AgencyMention = z.infer<typeof agencyMention>
export type Agency = z.infer<typeof agencySchema>
export type SectionRecord = z.infer<typeof sectionSchema>
export type Residue = z.infer<typeof residueSchema>
export type Horizon = z.infer<typeof horizon>
export type Base = z.infer<typeof base>
