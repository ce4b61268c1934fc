import { TABLE_NAMES } from '../render/tables/names.ts'

/** What a run may leave in its folder. */
export const BATCH_FORMATS = ['tables', 'duckdb', 'jsonl', 'json', 'yaml'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

/** Formats that write one file for each document, into a folder of the format's name. */
export const TREE_FORMATS = ['json', 'yaml'] as const satisfies readonly BatchFormat[]
export type TreeFormat = (typeof TREE_FORMATS)[number]

/** The stream that holds whole extractions, one a line. */
export const EXTRACTIONS = 'extractions'

export function treesOf(formats: readonly BatchFormat[]): readonly TreeFormat[] {
  return TREE_FORMATS.filter((format) => formats.includes(format))
}

/** Do they need a document's pieces, or are its own files all? */
export function needsPart(formats: readonly BatchFormat[]): boolean {
  return needsRows(formats) || formats.includes('jsonl')
}

export function needsRows(formats: readonly BatchFormat[]): boolean {
  return formats.includes('tables') || formats.includes('duckdb')
}

/** Files and folders that a run of any formats may have made, besides its manifest and parts. */
export const OUTPUT_NAMES: readonly string[] = [
  ...TABLE_NAMES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
  'xinjijian.duckdb',
  'extractions.jsonl',
  ...TREE_FORMATS,
]
