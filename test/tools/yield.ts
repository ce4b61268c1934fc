/** The shared corpus of real documents, extracted one by one, and how much of it was understood. */
import { readFileSync } from 'node:fs'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Extractor } from '../../src/index.ts'
import { corpusFiles } from './corpus.ts'

export interface CorpusDocument {
  readonly text: string
  readonly extraction: Extraction
}

export interface Yield {
  documents: number
  indicators: number
  residue: number
}

/** Every `every`th document with its extraction, by path; none where the shared folder is absent. */
export function* corpusDocuments(extractor: Extractor, every = 1): Generator<CorpusDocument> {
  for (const { path } of corpusFiles().filter((_, index) => index % every === 0)) {
    const text = readFileSync(path, 'utf8')
    yield { text, extraction: extractor.extract({ name: path, text, encoding: 'utf-8', format: 'text' }) }
  }
}

/** Counts a document in. */
export function count(sum: Yield, { extraction }: CorpusDocument): void {
  sum.documents++
  sum.indicators += extraction.indicators.length
  sum.residue += extraction.residue.length
}

/** One line: how much of what has a number and a unit was understood. */
export function yieldLine({ documents, indicators, residue }: Yield): string {
  const rate = ((100 * residue) / Math.max(1, indicators + residue)).toFixed(1)
  return `${documents} documents, ${indicators} indicators, ${residue} residue (${rate} %)`
}
