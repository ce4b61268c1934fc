/** Files of records of `xinjijian pipe`, as a union. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { extractionSchema, type Extraction } from '../core/extraction.ts'
import { SCHEMA_VERSION } from '../core/version.ts'
import type { Fingerprint } from '../extractor.ts'
import { linesOfFile } from '../read/lines.ts'
import { PARTS_FOLDER } from '../read/output-folder.ts'
import { documentRecord } from './document-record.ts'
import { DocumentWriter } from './document-writer.ts'
import type { BatchFormat } from './formats.ts'
import { differences, type RunRecord } from './manifest.ts'
import type { Union } from './merge.ts'
import { parseRecord } from './record.ts'
import type { Failure } from './worker-process.ts'

/** A file of JSON Lines: as the user named it, and where it is. */
export interface RecordFile {
  readonly name: string
  readonly path: string
}

/** Line of a file, from 1. */
interface Place {
  readonly path: string
  readonly line: number
}

interface FoundRecord {
  /** Of the document; of a line that had none, its place. */
  readonly id: string
  readonly at: Place
  readonly fingerprint: Fingerprint
  readonly result: { readonly extraction: Extraction } | Failure
}

/** About the longest text that Node can hold, in bytes. */
const LONGEST_LINE = 2 ** 29 - 1024

/**
 * Reads records and checks that they fit together. A document that failed in one record and not in another was tried
 * again: the one that did not fail counts. Holds all ids in memory.
 * @throws XinjijianError `record-invalid`, `other-run`, `duplicate-id`, `input-none`, and the reading errors of a file
 */
export async function uniteRecords(files: readonly RecordFile[], formats: readonly BatchFormat[]): Promise<Union> {
  const chosen = new Map<string, FoundRecord['at'] & { readonly failed: boolean }>()
  let first: FoundRecord | undefined
  for await (const record of recordsIn(files)) {
    first ??= record
    check(record, first)
    const { id, at, result } = record
    const before = chosen.get(id)
    const failed = !('extraction' in result)
    if (before !== undefined && !before.failed) {
      if (failed) continue
      throw refused('duplicate-id', at, `document ${id} is in ${nameOf(before)} too`, 'were two documents named alike?')
    }
    chosen.set(id, { ...at, failed })
  }
  if (first === undefined) {
    const path = files.map(({ name }) => name).join(', ')
    throw new XinjijianError('input-none', 'no records', { hint: 'name files of: xinjijian pipe', path })
  }
  const run = runOf(first.fingerprint, formats)
  return {
    run,
    async *documentsInto(folder) {
      const writer = new DocumentWriter(folder, formats)
      for await (const { id, at, result } of recordsIn(files)) {
        const place = chosen.get(id)
        if (place?.path !== at.path || place.line !== at.line) continue
        const outcome = 'extraction' in result ? await writer.write(id, null, result.extraction) : { failure: result }
        const record = documentRecord({ id, path: null }, { sha256: null, ...outcome }, run)
        yield { record, parts: join(folder, PARTS_FOLDER) }
      }
    },
  }
}

function runOf({ tool, schema, rules, dictionary }: Fingerprint, formats: readonly BatchFormat[]): RunRecord {
  const unknown = { published: null, encoding: null, inputFormat: null, shard: null }
  return { kind: 'run', tool, schema, rules, dictionary, formats, ...unknown }
}

async function* recordsIn(files: readonly RecordFile[]): AsyncGenerator<FoundRecord> {
  for (const file of files) {
    let line = 0
    for await (const { bytes, tooLong } of linesOfFile(file.path, file.name, LONGEST_LINE)) {
      const at = { path: file.name, line: ++line }
      const record = tooLong ? undefined : parseRecord(bytes)
      if (record === undefined) {
        throw refused('record-invalid', at, 'is no record of xinjijian pipe', 'was it cut off? extract that line again')
      }
      if ('tables' in record) {
        throw refused('record-invalid', at, 'is a record of rows', 'run xinjijian pipe without --format tables')
      }
      const { tool, schema, rules, dictionary } = record
      const id = record.id === null ? `line ${line}${files.length > 1 ? ` of ${file.name}` : ''}` : String(record.id)
      yield { id, at, fingerprint: { tool, schema, rules, dictionary }, result: record.ok ? record : record.error }
    }
  }
}

/** @throws XinjijianError unless the record is of the same run as the first one, and holds what it should */
function check({ fingerprint, at, result }: FoundRecord, first: FoundRecord): void {
  const found = differences(runOf(first.fingerprint, []), runOf(fingerprint, []), [nameOf(first.at), 'here'])
  if (found.length > 0) {
    throw refused('other-run', at, `belongs to another run: other ${found.join(', ')}`, 'extract all documents alike')
  }
  if (fingerprint.schema !== SCHEMA_VERSION) {
    const message = `has schema version ${fingerprint.schema}; this program merges ${SCHEMA_VERSION}`
    throw refused('schema-other', at, message, `merge with version ${fingerprint.tool} of xinjijian`)
  }
  const checked = 'extraction' in result ? extractionSchema.safeParse(result.extraction) : undefined
  if (checked === undefined || checked.success) return
  const [issue] = checked.error.issues
  const message = `is not an extraction: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
  throw refused('record-invalid', at, message, 'was it edited? extract that line again')
}

const nameOf = ({ path, line }: Place): string => `${path}:${line}`

function refused(code: string, { path, line }: Place, message: string, hint: string): XinjijianError {
  return new XinjijianError(code, message, { hint, path, position: { line, column: 1 } })
}
