import { z } from 'zod'
import { COLUMN_ROLES, type TableKnowledge, type ValueKnowledge } from '../../core/table-knowledge.ts'
import { defineTopic, type DataPath, type Report, type RuleFile } from '../topic.ts'
import { expandPattern } from './outline-patterns.ts'

const pattern = z.string().min(1).describe('regular expression with bounded repetition')

const values = z.strictObject({
  actual: pattern.describe('in the head of a column of values: it tells what is so'),
  target: pattern.describe('in the head of a column of values: it tells what shall be'),
  yearly: pattern.describe('in the head of a column of growth: it is per year'),
  empty: pattern.describe('a cell without value'),
  cumulative: pattern.describe('a value over several years; group 1 is the value'),
  'name-dress': pattern.describe('what stands around a name and is none of it'),
  'name-unit': pattern.describe('a name with its unit in brackets: groups name and unit'),
  changes: z.array(z.strictObject({ pattern, change: z.enum(['increase', 'decrease']) })),
  signs: z.record(z.string().min(1), z.string().min(1)).describe('sign before a value → the words it stands for'),
  carrier: z.string().min(1).describe('words before a value by which bare numbers are read too'),
  rate: z.string().min(1).describe('unit of a growth rate'),
  binding: pattern,
  expected: pattern,
})

const schema = z.strictObject({
  topic: z.literal('table'),
  about: z.string().optional(),
  variables: z.record(z.string(), z.string()).default({}),
  columns: z.array(z.strictObject({ role: z.enum(COLUMN_ROLES), pattern })).optional(),
  values: values.optional(),
})

type File = RuleFile<z.infer<typeof schema>>

/** What tables say by their form: columns of all files, and how values are written, from the last that says so. */
export const tableTopic = defineTopic({
  name: 'table',
  schema,
  compile(files, report): TableKnowledge {
    const columns = files.flatMap((file) =>
      (file.data.columns ?? []).map(({ role, pattern: source }, index) => ({
        role,
        pattern: expandPattern(file, source, ['columns', index, 'pattern'], report),
      })),
    )
    return { columns, values: valueKnowledge(files, report) }
  },
})

function valueKnowledge(files: readonly File[], report: Report): ValueKnowledge {
  const file = files.findLast(({ data }) => data.values !== undefined)
  const given = file?.data.values
  const of = (source: string | undefined, ...path: DataPath): string =>
    file === undefined || source === undefined ? NEVER : expandPattern(file, source, ['values', ...path], report)
  return {
    actual: of(given?.actual, 'actual'),
    target: of(given?.target, 'target'),
    yearly: of(given?.yearly, 'yearly'),
    empty: of(given?.empty, 'empty'),
    cumulative: of(given?.cumulative, 'cumulative'),
    nameDress: of(given?.['name-dress'], 'name-dress'),
    nameUnit: of(given?.['name-unit'], 'name-unit'),
    changes: (given?.changes ?? []).map(({ pattern: source, change }, index) => ({
      pattern: of(source, 'changes', index, 'pattern'),
      change,
    })),
    signs: given?.signs ?? {},
    carrier: given?.carrier ?? '',
    rate: given?.rate ?? '',
    binding: of(given?.binding, 'binding'),
    expected: of(given?.expected, 'expected'),
  }
}

/** Matches nothing: without the section no cell is understood. */
const NEVER = '(?!)'
