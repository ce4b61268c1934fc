import { join, resolve } from 'node:path'
import { finish } from '../batch/finish.ts'
import { treesOf } from '../batch/formats.ts'
import { Manifest } from '../batch/manifest.ts'
import { uniteShards, type Union } from '../batch/merge.ts'
import { count, emptyTally } from '../batch/tally.ts'
import { treePath } from '../batch/tree.ts'
import { XinjijianError } from '../core/errors.ts'
import { copyBelow, type OutputFolder } from '../read/output-folder.ts'
import { summaryOf } from './batch-talk.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import type { MergeOptions } from './merge-command.ts'
import type { Voice } from './voice.ts'
import { inFolder, workersFor } from './workers.ts'

/** `xinjijian merge`: nothing is written unless the shards fit together. Returns the exit code. */
export async function merge(
  out: string,
  shards: readonly string[],
  options: MergeOptions,
  { io, voice }: { readonly io: Io; readonly voice: Voice },
): Promise<number> {
  const cwd = resolve(io.cwd?.() ?? '.')
  const union = await uniteShards(shards.map((name) => ({ name, folder: resolve(cwd, name) })))
  return inFolder(out, io, async (folder) => {
    if (folder.begun) {
      const hint = 'name a new folder'
      throw new XinjijianError('other-run', 'holds another run', { hint, path: out })
    }
    const outputs = await write(union, folder, options)
    const tally = emptyTally()
    for (const { record } of union.records) count(tally, record)
    await voice.plain(summaryOf({ tally, outputs, left: 0 }, out))
    return tally.documents.failed + tally.documents.partial > 0 ? EXIT.failed : EXIT.fine
  })
}

async function write(
  { run, records, finished }: Union,
  { path }: OutputFolder,
  options: MergeOptions,
): Promise<string[]> {
  const { formats, published } = run
  const manifest = new Manifest(path)
  const setup = { role: 'batch', rules: null, published, maxBytes: 0, folder: path, formats } as const
  const pool = workersFor(setup, { ...options, maxMemory: HEAP })
  try {
    manifest.append(run)
    const trees = treesOf(formats)
    for (const { record, folder } of records) {
      for (const format of record.status === 'failed' ? [] : trees) {
        await copyBelow(folder, path, join(format, treePath(record.id, format)))
      }
      // The pieces stay with the shards.
      manifest.append({ ...record, part: null })
    }
    const names = await finish(finished, {
      folder: path,
      formats,
      bom: options.bom === true,
      manifest,
      pool,
      finished: null,
    })
    return [...names, ...trees]
  } finally {
    manifest.close()
    await pool.abandon()
  }
}

/** Of a worker, in MiB: it takes pieces as they come. */
const HEAP = 2048
