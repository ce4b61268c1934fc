import { resolve } from 'node:path'
import { beginAnew } from '../batch/anew.ts'
import { BATCH_FORMATS } from '../batch/formats.ts'
import { mergeInto, type Union } from '../batch/merge.ts'
import { count, emptyTally } from '../batch/tally.ts'
import { uniteRecords } from '../batch/unite-records.ts'
import { uniteShards } from '../batch/unite-shards.ts'
import { XinjijianError } from '../core/errors.ts'
import { DEFAULT_LIMITS } from '../core/limits.ts'
import { isFolder, isWithin } from '../read/folders.ts'
import type { OutputFolder } from '../read/output-folder.ts'
import { summaryOf } from './batch-talk.ts'
import { EXIT } from './exit.ts'
import type { MergeOptions } from './merge-command.ts'
import { BUILT_IN } from './settings.ts'
import { inFolder, workersFor } from './workers.ts'
import type { Surroundings } from './surroundings.ts'

/** `xinjijian merge`: nothing is written unless the inputs fit together. Returns the exit code. */
export async function merge(
  out: string,
  inputs: readonly string[],
  options: MergeOptions,
  { io, voice }: Surroundings,
): Promise<number> {
  const cwd = resolve(io.cwd?.() ?? '.')
  const named = inputs.map((name) => ({ name, path: resolve(cwd, name) }))
  const union = await unite(named, options)
  return inFolder(out, io, async (folder) => {
    await makeRoom(folder, named, out, options)
    const { formats, published } = union.run
    const reading = { rules: BUILT_IN, published, input: {}, limits: DEFAULT_LIMITS }
    const setup = { role: 'batch', ...reading, folder: folder.path, formats } as const
    const pool = workersFor(setup, options)
    const tally = emptyTally()
    try {
      const bom = options.bom === true
      const outputs = await mergeInto(folder.path, union, { pool, bom, settled: (record) => count(tally, record) })
      await voice.plain(summaryOf({ tally, outputs, left: 0 }, out))
      return tally.documents.failed + tally.documents.partial > 0 ? EXIT.failed : EXIT.fine
    } finally {
      await pool.abandon()
    }
  })
}

interface Input {
  readonly name: string
  readonly path: string
}

/** A merge goes on nowhere: it is done as a whole, in an empty folder. */
async function makeRoom(
  { path, begun }: OutputFolder,
  inputs: readonly Input[],
  out: string,
  { restart }: MergeOptions,
): Promise<void> {
  if (!begun) return
  if (restart !== true) {
    const hint = 'name a new folder, or let --restart discard what it holds'
    throw new XinjijianError('other-run', 'holds another run', { hint, path: out })
  }
  const inside = inputs.find((input) => isWithin(input.path, path))
  if (inside !== undefined) {
    const message = `holds ${inside.name}, which is to be merged`
    throw new XinjijianError('usage', message, { hint: 'name another folder', path: out })
  }
  await beginAnew(path)
}

/** Folders are shards of a batch, files are records of a pipe. */
async function unite(inputs: readonly Input[], { format }: MergeOptions): Promise<Union> {
  const folders = inputs.filter(({ path }) => isFolder(path))
  if (folders.length === 0) return uniteRecords(inputs, format ?? [BATCH_FORMATS[0]])
  const stranger = inputs.find((input) => !folders.includes(input))
  if (stranger !== undefined) {
    const hint = 'name folders of batch --shard, or files of records of pipe'
    throw new XinjijianError('usage', 'is no folder, as others are', { hint, path: stranger.name })
  }
  if (format !== undefined) {
    const hint = 'leave it out: shards are merged in the formats they were made in'
    throw new XinjijianError('usage', 'option --format is for records of pipe', { hint })
  }
  return uniteShards(inputs.map(({ name, path }) => ({ name, folder: path })))
}
