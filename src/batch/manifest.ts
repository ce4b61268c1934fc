/** The journal of a run: what was run, what became of each document, and whether it came to its end. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Fingerprint } from '../extractor.ts'
import { openJournal, readJournal, type Journal } from '../read/journal.ts'
import { MANIFEST_FILE } from '../read/output-folder.ts'
import type { Part } from '../read/parts.ts'
import type { BatchFormat, TreeFormat } from './formats.ts'
import type { Shard } from './shard.ts'

/** What decides the output besides the documents. A folder holds the results of one such run. */
export interface RunRecord extends Fingerprint {
  readonly kind: 'run'
  readonly formats: readonly BatchFormat[]
  readonly published: string | null
  /** What the documents are said to be encoded in, and to be; null: found out. */
  readonly encoding: string | null
  readonly inputFormat: string | null
  readonly shard: Shard | null
}

/** How many records of each kind a document gave. */
export interface Counts {
  readonly indicators: number
  readonly goals: number
  readonly assignments: number
  readonly residue: number
  /** Of the residue, numbers with units. */
  readonly quantities: number
}

/** What became of one document. The last record of an id holds. */
export interface DocumentRecord {
  readonly kind: 'document'
  readonly id: string
  /** As the user named it; null for a text that came without one. */
  readonly path: string | null
  /** Of the file's bytes, or of the text as UTF-8; null when it could not be read. */
  readonly sha256: string | null
  readonly tool: string
  readonly rules: string
  /** `partial`: extracted, but a part of the document could not be. */
  readonly status: 'ok' | 'partial' | 'failed'
  /** Why not `ok`: a code, and in words. */
  readonly reason: { readonly code: string; readonly message: string } | null
  readonly characters: number
  readonly records: Counts | null
  /** Where its finished pieces lie. */
  readonly part: Part | null
  /** Sizes of its own files, in bytes. */
  readonly files: Readonly<Partial<Record<TreeFormat, number>>>
  /** Time it took a worker, without waiting. */
  readonly milliseconds: number
}

/** An input that is not in the output because of another one with its id. */
export interface DuplicateRecord {
  readonly kind: 'duplicate'
  readonly id: string
  readonly path: string | null
  /** `skipped`: the same file again; `failed`: another document. */
  readonly status: 'skipped' | 'failed'
  readonly reason: { readonly code: string; readonly message: string }
}

/** A run came to its end: the outputs hold these documents. */
export interface FinishedRecord {
  readonly kind: 'finished'
  readonly documents: number
  /** SHA-256 over the ids and pieces of the documents in the output, in order. */
  readonly order: string
  readonly bom: boolean
}

type ManifestRecord = RunRecord | DocumentRecord | DuplicateRecord | FinishedRecord

/** What a manifest says. */
export interface History {
  readonly run: RunRecord | null
  readonly documents: ReadonlyMap<string, DocumentRecord>
  /** The last thing that happened is that it came to its end. */
  readonly finished: FinishedRecord | null
}

/** Reads the manifest of a folder. @throws XinjijianError `journal-damaged`, and the reading errors of a file */
export async function readHistory(folder: string): Promise<History> {
  let run: RunRecord | null = null
  let finished: FinishedRecord | null = null
  const documents = new Map<string, DocumentRecord>()
  for await (const value of readJournal(join(folder, MANIFEST_FILE))) {
    const record = value as ManifestRecord
    finished = record.kind === 'finished' ? record : null
    if (record.kind === 'run') run = record
    if (record.kind === 'document') documents.set(record.id, record)
  }
  return { run, documents, finished }
}

/** Writes on in the manifest of a folder. */
export class Manifest {
  readonly #journal: Journal

  constructor(folder: string) {
    this.#journal = openJournal(join(folder, MANIFEST_FILE))
  }

  append(record: ManifestRecord): void {
    this.#journal.append(JSON.stringify(record))
  }

  close(): void {
    this.#journal.close()
  }
}

const SAME: readonly (readonly [keyof RunRecord, string])[] = [
  ['tool', 'version of xinjijian'],
  ['schema', 'schema version'],
  ['rules', 'rules'],
  ['dictionary', 'dictionary'],
  ['formats', 'formats'],
  ['published', 'date of publication'],
  ['encoding', 'encoding'],
  ['inputFormat', 'input format'],
  ['shard', 'shard'],
]

/** What two runs differ in, in words; empty when one may go on where the other stopped. `names` are what to call them. */
export function differences(one: RunRecord, other: RunRecord, [first, second] = ['there', 'here']): string[] {
  return SAME.flatMap(([key, name]) => {
    const [a, b] = [one[key], other[key]].map((value) => shown(value))
    return a === b ? [] : [`${name} (${a} ${first}, ${b} ${second})`]
  })
}

/** @throws XinjijianError `other-run` unless the run in a folder may be gone on with */
export function refuseOtherRun(there: RunRecord | null, here: RunRecord, path: string): void {
  const found = there === null ? [] : differences(there, here)
  if (found.length === 0) return
  const hint = 'name another folder, or add --restart to discard what is there'
  throw new XinjijianError('other-run', `holds another run: other ${found.join(', ')}`, { hint, path })
}

const DIGEST = /^[0-9a-f]{64}$/

function shown(value: RunRecord[keyof RunRecord]): string {
  if (value === null) return 'none'
  if (typeof value === 'string') return DIGEST.test(value) ? value.slice(0, 12) : value
  if ('index' in value) return `${value.index}/${value.count}`
  return value.join(',')
}
