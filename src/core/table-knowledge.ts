/** What a column of a table holds; see `rules/table`. */
export const COLUMN_ROLES = [
  'index',
  'category',
  'name',
  'unit',
  'value',
  'growth',
  'nature',
  'task',
  'lead',
  'support',
  'responsible',
  'deadline',
] as const

export type ColumnRole = (typeof COLUMN_ROLES)[number]

/**
 * Knowledge for reading tables; compiled from the rule files of topic `table`. Patterns are sources of regular expressions
 * (flag `u`), tried on the text of a cell without its white space.
 */
export interface TableKnowledge {
  /** In the order in which they are tried on the words that head a column. */
  readonly columns: readonly { readonly role: ColumnRole; readonly pattern: string }[]
  readonly values: ValueKnowledge
}

export interface ValueKnowledge {
  /** Words in the head of a column of values that say it tells what is so, or what shall be. */
  readonly actual: string
  readonly target: string
  /** Words in the head of a column of growth that say it is per year. */
  readonly yearly: string
  /** A cell without value. */
  readonly empty: string
  /** A value that sums up several years; group 1 is the value itself. */
  readonly cumulative: string
  /** What stands around the name of an indicator and is none of it. */
  readonly nameDress: string
  /** A name with its unit in brackets: groups `name` and `unit`. */
  readonly nameUnit: string
  /** Ending of a name → the change it says; the rest is the name. */
  readonly changes: readonly { readonly pattern: string; readonly change: string }[]
  /** Sign before a value → the words it stands for. */
  readonly signs: Readonly<Record<string, string>>
  /** Words before a value that let the lexer read it, bare numbers too. */
  readonly carrier: string
  /** Unit of a growth rate. */
  readonly rate: string
  readonly binding: string
  readonly expected: string
}
