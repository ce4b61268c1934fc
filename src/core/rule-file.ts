import type { Position } from './errors.ts'

/** What a sound rule file says, parsed and checked beforehand. Plain JSON. */
export interface PreparedRules {
  /** As its topic's schema leaves it. */
  readonly data: unknown
  /** Path in the data, as JSON → where in the file that stands. Those places that are asked for when all is well. */
  readonly places: Readonly<Record<string, Position>>
}
