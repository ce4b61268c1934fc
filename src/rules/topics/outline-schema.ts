import { z } from 'zod'

const pattern = z.string().min(1)
const patterns = z.array(pattern)
const partPattern = z.strictObject({
  part: z.enum(['front-matter', 'title', 'head', 'start', 'tail', 'signature', 'line']),
  pattern,
})
const partPatterns = z.array(partPattern)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/u)
const code = z.string().regex(/^\d{6}$/u)

const marker = z.strictObject({
  id,
  pattern,
  rank: z.number().min(0).max(95).nullable().default(null),
  only: z.enum(['heading', 'sequence']).nullable().default(null),
  restart: z.boolean().default(false),
  keep: z.boolean().default(false),
})

/** A rule for text that is no policy text. */
export const skip = z.strictObject({
  reason: id,
  where: z.enum(['start', 'head', 'body', 'tail', 'anywhere']).default('anywhere'),
  lines: patterns.default([]),
  longest: z.int().positive().default(80),
  from: pattern.nullable().default(null),
  to: pattern.nullable().default(null),
  until: pattern.nullable().default(null),
  next: pattern.nullable().default(null),
  unless: pattern.nullable().default(null),
  after: z.boolean().default(false),
  contents: z.boolean().default(false),
})

const numberSystem = z.strictObject({
  digits: z.string().min(1),
  zero: z.string().min(1).optional(),
  units: z.string().length(4).optional(),
  'bare-ten': z.boolean().optional(),
})

const genre = z.strictObject({
  genre: id,
  signs: partPatterns.default([]),
  skipped: z.array(id).default([]),
  numbered: z.boolean().default(false),
  times: z.int().positive().default(1),
})

const facts = z.strictObject({
  titles: partPatterns,
  'title-tail': pattern,
  'title-more': pattern,
  'title-like': pattern,
  ranges: patterns,
  'quoted-range': pattern,
  'issued-range': pattern,
  year: pattern,
  'named-periods': z.array(z.strictObject({ pattern, from: z.int(), to: z.int() })),
  dates: patterns,
  published: partPatterns,
  'document-number': partPatterns,
  issuer: partPatterns,
  national: pattern,
  'region-before': pattern,
  genres: z.array(genre),
  'default-genre': id,
  dated: z.array(id),
  secondary: z.array(id),
})

/** What a file of topic `outline` may say. */
export const schema = z.strictObject({
  topic: z.literal('outline'),
  about: z.string().optional(),
  variables: z.record(z.string(), pattern).default({}),
  numerals: z
    .strictObject({
      digits: z.record(z.string(), z.int()),
      tens: z.record(z.string(), z.int()),
      series: z.array(z.string()),
    })
    .optional(),
  'list-numbers': z.record(z.string().min(1), numberSystem).optional(),
  markers: z.array(marker).optional(),
  enumerations: z.array(z.strictObject({ id, pattern })).optional(),
  headings: z
    .strictObject({
      'sentence-end': pattern,
      'statement-end': pattern,
      'run-in-end': pattern,
      'run-in-next': pattern,
      'title-end': pattern,
      'title-lead': pattern,
      responsibility: pattern,
      announces: pattern,
      address: pattern,
      never: pattern,
      plain: z.int().positive(),
      bold: z.int().positive(),
      marked: z.int().positive(),
    })
    .optional(),
  skips: z.array(skip).optional(),
  facts: facts.optional(),
  regions: z
    .strictObject({
      suffixes: z.array(z.string().min(1)),
      names: z.record(code, z.string().min(2)),
      short: z.record(code, z.string().min(2)),
      abbreviations: z.record(z.string().length(1), z.union([z.string(), z.int()]).transform(String).pipe(code)),
    })
    .optional(),
})
