import type { z } from 'zod'
import type { Position } from '../core/errors.ts'

export type DataPath = readonly PropertyKey[]

/** A rule file whose shape has been checked, with the way back from its data to its lines. */
export interface RuleFile<Data = unknown> {
  readonly path: string
  /** 0 for the built-in rules, then 1, 2, … in the order the packs were given. */
  readonly pack: number
  readonly data: Data
  /** Where the value at a path in the data stands (or the nearest thing around it). */
  at(path: DataPath): Position
  /** Where the key that ends the path stands. */
  keyAt(path: DataPath): Position
  /** Where a character of the string at a path stands, by its offset in the string. */
  within(path: DataPath, offset: number): Position
}

export interface Problem {
  readonly code: string
  readonly message: string
  readonly hint?: string | undefined
  readonly path: string
  readonly position: Position
  /** Default: error. */
  readonly severity?: 'error' | 'warning'
}

export type Report = (problem: Problem) => void

/**
 * One kind of rule file: what it may say, and how the files of that kind become knowledge. `compile` gets the files in
 * order (pack by pack, by path within a pack), reports every problem it finds and returns plain JSON; what it returns
 * after reporting an error is thrown away.
 */
export interface Topic<Knowledge, Data = unknown> {
  readonly name: string
  /** Strict objects throughout, and a `topic` key that is the literal name. */
  readonly schema: z.ZodType<Data>
  compile(files: readonly RuleFile<Data>[], report: Report): Knowledge
}

/** Writes down a topic; the type of its data is taken from the schema. */
export function defineTopic<Knowledge, Data>(topic: Topic<Knowledge, Data>): Topic<Knowledge, Data> {
  return topic
}
