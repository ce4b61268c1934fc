import { z } from 'zod'
import { CHANGE_KINDS, type ChangeKind, type IgnoreEntry } from '../core/difference.ts'
import { reportIssues } from './schema-problems.ts'
import type { Report } from './topic.ts'
import { parseRuleFile, type RuleText } from './yaml-file.ts'

const KINDS = Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]]

const kind = z.enum(KINDS)

const day = z.iso.date({ error: 'write a day as YYYY-MM-DD' })

const entry = z
  .strictObject({
    id: z.string().min(1).optional(),
    kind: z.union([kind, z.array(kind).min(1)]).optional(),
    document: z.string().min(1).optional(),
    reason: z.string().trim().min(1, { error: 'say why' }),
    until: day.optional(),
  })
  .refine(({ id, kind: kinds }) => id !== undefined || kinds !== undefined, { error: 'name an id, a kind or both' })

const ignoreSchema = z.strictObject({ ignore: z.array(entry) })

/**
 * Reads an ignore file of `xinjijian diff`. Every complaint carries its line and column; with any the result is empty.
 */
export function parseIgnoreFile(file: RuleText, report: Report): IgnoreEntry[] {
  const parsed = parseRuleFile(file, 0, report)
  if (parsed === null) return []
  const checked = ignoreSchema.safeParse(parsed.data, { reportInput: true })
  if (!checked.success) {
    reportIssues(parsed, ignoreSchema, checked.error.issues, report)
    return []
  }
  return checked.data.ignore.map(({ kind: kinds, ...rest }, index) => {
    const { line, column } = parsed.at(['ignore', index])
    return { ...rest, kinds: typeof kinds === 'string' ? [kinds] : kinds, at: `${file.path}:${line}:${column}` }
  })
}
