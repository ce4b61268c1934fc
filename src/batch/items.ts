/** The work list: what is to be read, under which id. */
import { resolve } from 'node:path'
import type { ByteStream } from '../read/bytes.ts'
import type { DocumentFile } from '../read/document-files.ts'
import { linesOf } from '../read/lines.ts'
import { isInShard, type Shard } from './shard.ts'
import { parseRequest } from './request.ts'
import type { Failure } from './worker-process.ts'

/** One document to extract. */
export interface WorkItem {
  /** Names it in all outputs. */
  readonly id: string
  /** A file, or null when the text is given. */
  readonly path: string | null
  readonly text?: string
  /** Why there is nothing to extract. */
  readonly failure?: Failure
}

export function itemOfFile({ id, path, failure }: DocumentFile): WorkItem {
  return failure === undefined ? { id, path } : { id, path, failure: { code: failure.code, message: failure.message } }
}

/**
 * The documents of a stream of JSON Lines: `{"id", "text"}` or `{"id", "path"}`. A line that is none is an item that has
 * failed, under the id `line N`; empty lines are passed over.
 */
export async function* itemsOfLines(stream: ByteStream, maxBytes: number): AsyncGenerator<WorkItem> {
  let number = 0
  for await (const line of linesOf(stream, '-', maxBytes)) {
    number++
    if (line.bytes.every((byte) => byte <= 0x20)) continue
    const request = parseRequest(line, maxBytes)
    const id = request.id === null ? `line ${number}` : String(request.id)
    if ('failure' in request) yield { id, path: null, failure: request.failure }
    else if ('text' in request) yield { id, path: null, text: request.text }
    else yield { id, path: request.path }
  }
}

/** An item, or that it is the same as one before. */
export interface Listed {
  readonly item: WorkItem
  /** `same`: the same file again; `clash`: another document has the same id. */
  readonly duplicate: 'same' | 'clash' | null
}

/** The items of a shard, each told whether its id came before. Holds all ids in memory. */
export async function* withoutDuplicates(items: AsyncIterable<WorkItem>, shard: Shard | null): AsyncGenerator<Listed> {
  const seen = new Map<string, string | null>()
  for await (const item of items) {
    if (!isInShard(item.id, shard)) continue
    const before = seen.get(item.id)
    if (before === undefined) seen.set(item.id, item.path)
    const isSame = item.path !== null && typeof before === 'string' && resolve(item.path) === resolve(before)
    yield { item, duplicate: before === undefined ? null : isSame ? 'same' : 'clash' }
  }
}
