/** Shards of a batch, as a union. */
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { copyBelow, PARTS_FOLDER } from '../read/output-folder.ts'
import { PartReader } from '../read/parts.ts'
import { treesOf } from './formats.ts'
import { differences, readHistory, type DocumentRecord, type RunRecord } from './manifest.ts'
import type { Union } from './merge.ts'
import { shardOf } from './shard.ts'
import { treePath } from './tree.ts'

/** One shard, read and found in order. */
interface ShardRun {
  /** As the user named it. */
  readonly name: string
  readonly folder: string
  readonly run: RunRecord
  readonly index: number
  readonly count: number
  readonly documents: readonly DocumentRecord[]
}

/**
 * Reads the shards of a run and checks that they are all there, each once, and fit together.
 * @param shards folders as the user named them, and where they are
 * @throws XinjijianError `not-a-shard`, `shard-unfinished`, `other-run`, `shard-missing`, `shard-twice`, `duplicate-id`, `part-missing`
 */
export async function uniteShards(
  shards: readonly { readonly name: string; readonly folder: string }[],
): Promise<Union> {
  const read: ShardRun[] = []
  for (const { name, folder } of shards) read.push(await readShard(name, folder))
  const [first] = read
  if (first === undefined) throw new XinjijianError('usage', 'no shards were named')
  for (const one of read) refuseOther(first, one)
  refuseGaps(read, first.count)
  const owners = new Map<string, string>()
  for (const { name, documents } of read) {
    for (const { id } of documents) {
      const before = owners.get(id)
      if (before !== undefined) throw duplicate(id, before, name)
      owners.set(id, name)
    }
  }
  const { formats } = first.run
  const records = read
    .flatMap(({ folder, documents }) => documents.map((record) => ({ record, folder })))
    .toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1))
  return {
    run: { ...first.run, shard: null },
    async *documentsInto(out) {
      for (const { record, folder } of records) {
        for (const format of record.status === 'failed' ? [] : treesOf(formats)) {
          await copyBelow(folder, out, join(format, treePath(record.id, format)))
        }
        yield { record, parts: join(folder, PARTS_FOLDER) }
      }
    },
  }
}

async function readShard(name: string, folder: string): Promise<ShardRun> {
  const { run, documents, finished } = await readHistory(folder)
  if (run === null || run.shard === null) {
    const hint = 'name folders of: xinjijian batch --shard I/N'
    throw new XinjijianError('not-a-shard', 'is no shard of a batch', { hint, path: name })
  }
  const { index, count } = run.shard
  const again = `run the same command for shard ${index}/${count} again`
  if (finished === null)
    throw new XinjijianError('shard-unfinished', 'did not come to its end', { hint: again, path: name })
  const records = [...documents.values()]
  const done = records.filter(({ status }) => status !== 'failed')
  const parts = new PartReader(join(folder, PARTS_FOLDER))
  const isWhole = done.every(({ part }) => part === null || parts.holds(part))
  if (!isWhole) throw new XinjijianError('part-missing', 'has lost pieces of documents', { hint: again, path: name })
  const stranger = records.find(({ id }) => shardOf(id, count) !== index)
  if (done.length !== finished.documents || stranger !== undefined) {
    const hint = `${again}, with --restart`
    throw new XinjijianError('shard-count', 'holds other documents than its output', { hint, path: name })
  }
  return { name, folder, run, index, count, documents: records }
}

function refuseOther(first: ShardRun, other: ShardRun): void {
  const found = differences({ ...first.run, shard: null }, { ...other.run, shard: null }, [first.name, 'here'])
  if (first.count !== other.count) found.push(`number of shards (${first.count} in ${first.name}, ${other.count} here)`)
  if (found.length === 0) return
  const hint = 'all shards must come from the same command'
  throw new XinjijianError('other-run', `belongs to another run: other ${found.join(', ')}`, { hint, path: other.name })
}

function refuseGaps(shards: readonly ShardRun[], count: number): void {
  const names = new Map<number, string>()
  for (const { index, name } of shards) {
    const before = names.get(index)
    if (before !== undefined) {
      const hint = 'name each shard once'
      throw new XinjijianError('shard-twice', `is shard ${index}/${count}, as ${before} is`, { hint, path: name })
    }
    names.set(index, name)
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !names.has(index))
  if (missing.length === 0) return
  const shown = `${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ', …' : ''}`
  const hint = `run the same command with --shard I/${count} for them, and name all of them`
  throw new XinjijianError('shard-missing', `of ${count} shards these are missing: ${shown}`, { hint })
}

function duplicate(id: string, one: string, other: string): XinjijianError {
  const hint = 'were they made from different inputs?'
  return new XinjijianError('duplicate-id', `document ${id} is in ${one} too`, { hint, path: other })
}
