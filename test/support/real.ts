/** The built ruleset, the real segmenter and the pipeline over them, as a user has them. */
import { createSegmenter, type Segmenter } from '../../src/lex/segmenter.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { Pipeline } from '../../src/pipeline.ts'
import { readManifest, readRuleset, readStatistics } from '../../src/read/resources.ts'
import { loadCutter, readTagTable } from '../../src/read/segmenter.ts'
import type { NormalizedText, Script } from '../../src/core/text.ts'

export const ruleset = readRuleset()
export const segmenter: Segmenter = createSegmenter(loadCutter(), readTagTable())
export const pipeline = new Pipeline(ruleset, segmenter, readManifest().version, readStatistics)

/** Normalizes as the pipeline does; an excerpt takes the script of its document. */
export function normalized(text: string, script?: Script): NormalizedText {
  return normalize(text, ruleset.repair, script === undefined ? {} : { script })
}
