import { readFileSync } from 'node:fs'
import { compareDocuments } from '../../src/diff/compare.ts'
import type { Change } from '../../src/core/difference.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { createExtractor, type Extractor } from '../../src/extractor.ts'
import { fixtureCases } from '../tools/cases.ts'

/** A text of ours and what the tool reads in it. */
export interface Sample {
  readonly name: string
  readonly text: string
  readonly published: string | undefined
  readonly extraction: Extraction
}

let extractor: Extractor | undefined

/** Reads a text with the built-in rules. */
export async function extract(text: string, published?: string): Promise<Extraction> {
  extractor ??= await createExtractor()
  return extractor.extract(
    { name: 'plan.txt', text, encoding: 'utf-8', format: 'text' },
    published === undefined ? {} : { published },
  )
}

/** All fixtures, and through them all seeds. */
export async function samples(): Promise<Sample[]> {
  const found: Sample[] = []
  for (const { gold, textPath } of fixtureCases()) {
    const text = readFileSync(textPath, 'utf8')
    const { published } = gold
    found.push({ name: gold.id, text, published, extraction: await extract(text, published) })
  }
  return found
}

/** The changes from one extraction to another. */
export function changesFrom(old: Extraction, fresh: Extraction): readonly Change[] {
  const side = (extraction: Extraction) => ({ extraction, name: 'plan.txt', file: null })
  return compareDocuments(side(old), side(fresh)).changes
}

/** A change as the tables of the tests write it: its kind and what it is about. */
export function inBrief({ kind, subject }: Change): string {
  return `${kind} ${subject}`
}
