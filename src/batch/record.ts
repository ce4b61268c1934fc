import type { Extraction } from '../core/extraction.ts'
import type { Cell } from '../core/table.ts'
import type { Fingerprint } from '../extractor.ts'
import { jsonText } from '../render/json-text.ts'
import { tidyTables } from '../render/tables/tables.ts'
import type { RequestId } from './request.ts'
import type { Failure } from './worker-process.ts'

/** In which form a pipe gives what was extracted. */
export const PIPE_FORMATS = ['extraction', 'tables'] as const
export type PipeFormat = (typeof PIPE_FORMATS)[number]

/** The rows of one document in each tidy table, as objects with the columns for keys. */
export type DocumentTables = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>

export type PipeResult =
  | { readonly ok: true; readonly extraction: Extraction }
  | { readonly ok: true; readonly tables: DocumentTables }
  | { readonly ok: false; readonly error: Failure }

/** What a pipe answers to one line. Nothing in it depends on the time, the machine or the place of a file. */
export type PipeRecord = { readonly id: RequestId | null } & Fingerprint & PipeResult

export function failedWith({ code, message }: Failure): PipeResult {
  return { ok: false, error: { code, message } }
}

/** What was extracted from a document, in the form asked for; the file it came from, if any, is left out. */
export function resultOf(extraction: Extraction, format: PipeFormat, id: string): PipeResult {
  if (format === 'extraction') return { ok: true, extraction }
  const context = { id, source: null }
  const tables = tidyTables.map(({ name, columns, rows }) => {
    const objects = rows(extraction, context).map((row) =>
      Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null])),
    )
    return [name, objects]
  })
  return { ok: true, tables: Object.fromEntries(tables) }
}

/** A record as one line of UTF-8, its end included; separators that some readers take for line ends are escaped. */
export function recordOf(id: RequestId | null, result: PipeResult, fingerprint: Fingerprint): Buffer {
  const { tool, schema, rules, dictionary } = fingerprint
  const { ok, ...rest } = result
  const record = { id, ok, tool, schema, rules, dictionary, ...rest } as PipeRecord
  return Buffer.from(jsonText(record, { compact: true }), 'utf8')
}

/** A record from its line; undefined when it is none. What was extracted is not looked at. */
export function parseRecord(line: Buffer): PipeRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is PipeRecord {
  if (!isObject(value)) return false
  const { id, ok, error } = value
  const isFingerprinted = ['tool', 'schema', 'rules', 'dictionary'].every((key) => typeof value[key] === 'string')
  if (!isFingerprinted || !(id === null || typeof id === 'string' || typeof id === 'number')) return false
  if (ok !== true) return ok === false && isObject(error) && isText(error['code']) && isText(error['message'])
  return isObject(value['extraction']) || isObject(value['tables'])
}

const isText = (value: unknown): boolean => typeof value === 'string'

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
