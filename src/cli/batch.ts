import { resolve } from 'node:path'
import { beginAnew } from '../batch/anew.ts'
import { itemOfFile, itemsOfLines, withoutDuplicates, type WorkItem } from '../batch/items.ts'
import { Manifest, readHistory, refuseOtherRun, type RunRecord } from '../batch/manifest.ts'
import { BATCH_FORMATS, type BatchFormat } from '../batch/formats.ts'
import { runBatch, type RunOptions } from '../batch/run.ts'
import { isInShard } from '../batch/shard.ts'
import { XinjijianError } from '../core/errors.ts'
import { limitsWith } from '../core/limits.ts'
import { findDocuments } from '../read/document-files.ts'
import { STANDARD_INPUT } from '../read/input.ts'
import type { OutputFolder } from '../read/output-folder.ts'
import { BatchTalk } from './batch-talk.ts'
import type { BatchOptions } from './batch-command.ts'
import { EXIT } from './exit.ts'
import { sourceOptions } from './input-options.ts'
import type { Io } from './io.ts'
import { createProgress } from './progress.ts'
import { settingsFor } from './settings.ts'
import { fingerprintOf, inFolder, workersFor } from './workers.ts'
import type { Surroundings } from './surroundings.ts'

/** `xinjijian batch`: a failed document is told and the others go on; what fails for all is thrown. Returns the exit code. */
export async function batch(inputs: readonly string[], options: BatchOptions, around: Surroundings): Promise<number> {
  const formats = options.format ?? [BATCH_FORMATS[0]]
  refuseContradictions(inputs, formats, options)
  const { rules, output: usual } = await settingsFor(options, around.io)
  const published = options.published ?? usual.published ?? null
  const input = sourceOptions(options)
  const limits = limitsWith(options.limit)
  const run: RunRecord = {
    kind: 'run',
    ...(await fingerprintOf(rules, around.voice)),
    formats,
    published,
    encoding: input.encoding ?? null,
    inputFormat: input.format ?? null,
    shard: options.shard ?? null,
  }
  return inFolder(options.output, around.io, async (folder) => {
    const setup = { role: 'batch', rules, published, input, limits, folder: folder.path, formats } as const
    const files = await filesFor(inputs, options, folder, around.io)
    const opened = await openManifest(folder, run, options)
    const pool: RunOptions['pool'] = workersFor(setup, options)
    try {
      return await extractInto({ ...opened, folder: folder.path, run, pool, limits }, files, options, around)
    } finally {
      opened.manifest.close()
      await pool.abandon()
    }
  })
}

type Prepared = Pick<RunOptions, 'folder' | 'run' | 'history' | 'manifest' | 'pool' | 'limits'>

async function extractInto(
  prepared: Prepared,
  files: readonly WorkItem[] | null,
  options: BatchOptions,
  { io, voice }: Surroundings,
): Promise<number> {
  const { run, limits } = prepared
  const quiet = options.quiet === true
  const total = files?.filter(({ id }) => isInShard(id, run.shard)).length ?? null
  const progress = await createProgress(io.stderr, { total, quiet })
  const talk = new BatchTalk(voice, progress, quiet)
  try {
    const result = await runBatch(
      {
        ...prepared,
        items: withoutDuplicates(itemsFor(files, io, limits.bytes), run.shard),
        retryFailed: options.retryFailed === true,
        maxFailures: options.failFast === true ? 0 : (options.maxFailures ?? Infinity),
        bom: options.bom === true,
      },
      talk,
    )
    await talk.end(result, options.output)
    const { failed, partial } = result.tally.documents
    return result.outputs === null || failed + partial > 0 ? EXIT.failed : EXIT.fine
  } finally {
    progress.stop()
  }
}

function refuseContradictions(inputs: readonly string[], formats: readonly BatchFormat[], options: BatchOptions): void {
  if (inputs.includes(STANDARD_INPUT) && inputs.length > 1) {
    const hint = 'read the documents of standard input by themselves, or name the files in them: {"id", "path"}'
    throw new XinjijianError('usage', 'standard input cannot be mixed with other inputs', { hint })
  }
  if (options.bom && !formats.includes('tables')) {
    throw new XinjijianError('usage', 'option --bom is for tables only', { hint: 'leave it out, or use -f tables' })
  }
}

/** The files to read; null: documents come from standard input. */
async function filesFor(
  inputs: readonly string[],
  { base }: BatchOptions,
  folder: OutputFolder,
  io: Io,
): Promise<readonly WorkItem[] | null> {
  if (inputs.includes(STANDARD_INPUT)) return null
  const cwd = resolve(io.cwd?.() ?? '.')
  const found: WorkItem[] = []
  for await (const file of findDocuments(inputs, { cwd, avoid: folder.path, ...(base !== undefined && { base }) })) {
    found.push(itemOfFile(file))
  }
  return found
}

async function* itemsFor(files: readonly WorkItem[] | null, io: Io, maxBytes: number): AsyncGenerator<WorkItem> {
  if (files === null) yield* itemsOfLines(io.stdin, maxBytes)
  else yield* files
}

async function openManifest(
  { path, begun }: OutputFolder,
  run: RunRecord,
  { output, restart }: BatchOptions,
): Promise<Pick<RunOptions, 'history' | 'manifest'>> {
  if (begun && restart === true) await beginAnew(path)
  const history = await readHistory(path)
  refuseOtherRun(history.run, run, output)
  const manifest = new Manifest(path)
  if (history.run === null) manifest.append(run)
  return { history, manifest }
}
