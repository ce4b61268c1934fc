import type { PartPattern } from '../core/outline-knowledge.ts'

/** The parts of a text in which facts are looked for, each as lines without dress. */
export interface Parts extends Record<Exclude<PartPattern['part'], 'title'>, readonly string[]> {
  /** Title lines at the top. */
  readonly titles: readonly string[]
  /** Title lines of an attachment further down. */
  readonly laterTitles: readonly string[]
  /** Reasons for which something was skipped. */
  readonly skipped: ReadonlySet<string>
  /** The first characters of the policy text. */
  readonly opening: string
}
