import type { Extraction } from '../core/extraction.ts'
import type { Fingerprint } from '../extractor.ts'
import { escapeControls } from '../render/controls.ts'
import type { RequestId } from './request.ts'
import type { Failure } from './worker-process.ts'

/** What a pipe answers to one line. Nothing in it depends on the time, the machine or the place of a file. */
export type PipeRecord = { readonly id: RequestId | null } & Fingerprint &
  ({ readonly ok: true; readonly extraction: Extraction } | { readonly ok: false; readonly error: Failure })

/** A record as one line of UTF-8, its end included; separators that some readers take for line ends are escaped. */
export function recordOf(id: RequestId | null, result: Extraction | Failure, fingerprint: Fingerprint): Buffer {
  const { tool, schema, rules, dictionary } = fingerprint
  const about = { tool, schema, rules, dictionary }
  const record: PipeRecord =
    'schemaVersion' in result
      ? { id, ok: true, ...about, extraction: result }
      : { id, ok: false, ...about, error: { code: result.code, message: result.message } }
  return Buffer.from(`${escapeControls(JSON.stringify(record))}\n`, 'utf8')
}
