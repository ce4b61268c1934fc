import type { Edit } from '../core/text.ts'

/** One step of normalization: what to change in a text, as sorted, disjoint edits. Pure. */
export type Transform = (text: string) => readonly Edit[]
