/** The tidy tables, in the order in which they are written. */
export const TABLE_NAMES = ['documents', 'indicators', 'goals', 'assignments', 'residue'] as const

export type TableName = (typeof TABLE_NAMES)[number]
