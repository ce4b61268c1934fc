import { resolve } from 'node:path'
import { mergeInto, uniteShards } from '../batch/merge.ts'
import { count, emptyTally } from '../batch/tally.ts'
import { XinjijianError } from '../core/errors.ts'
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
      throw new XinjijianError('other-run', 'holds another run', { hint: 'name a new folder', path: out })
    }
    const { formats, published } = union.run
    const setup = { role: 'batch', rules: null, published, input: {}, folder: folder.path, formats } as const
    const pool = workersFor(setup, options)
    try {
      const outputs = await mergeInto(folder.path, union, { pool, bom: options.bom === true })
      const tally = emptyTally()
      for (const { record } of union.records) count(tally, record)
      await voice.plain(summaryOf({ tally, outputs, left: 0 }, out))
      return tally.documents.failed + tally.documents.partial > 0 ? EXIT.failed : EXIT.fine
    } finally {
      await pool.abandon()
    }
  })
}
