import type { Extraction } from '../core/extraction.ts'

interface RenderOptions {
  /** Were several inputs asked for? Then the result is a list even when only one of them could be read. */
  readonly several: boolean
  /** As few characters as the format allows. */
  readonly compact: boolean
}

/** One way of writing extractions down: the same input gives the same characters, ended by a line end. */
export type Render = (extractions: readonly Extraction[], options: RenderOptions) => string
