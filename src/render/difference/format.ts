import type { DifferenceReport } from '../../core/difference.ts'
import type { Severity } from '../../core/diagnostic.ts'
import type { SourceText } from '../../core/text.ts'
import type { PageAssets } from '../markup/page.ts'

/** How parts of a report are dressed on a terminal; for a file every one gives the text back as it is. */
export type Paint = Readonly<Record<Severity | 'old' | 'new' | 'heading' | 'faint', (text: string) => string>>

const plain = (text: string): string => text

export const NO_PAINT: Paint = {
  error: plain,
  warning: plain,
  info: plain,
  old: plain,
  new: plain,
  heading: plain,
  faint: plain,
}

export interface DifferenceOptions {
  /** `null`: no colour, and what was replaced is marked with characters instead. */
  readonly paint: Paint | null
  /** From which severity on a change counts as a failure (for formats of test reports). */
  readonly failOn: Severity
  /** For formats that show the texts: what a page is made with, and each side's text by the name of the side. */
  readonly page?: {
    readonly assets: PageAssets
    readonly sources: ReadonlyMap<string, SourceText>
  }
}

/** One way of writing a report down: the same report gives the same characters, ended by a line end. */
export type RenderDifference = (report: DifferenceReport, options: DifferenceOptions) => string
