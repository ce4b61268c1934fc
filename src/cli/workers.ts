import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { WorkerPool } from '../batch/pool.ts'
import type { BatchAnswer, BatchSetup, BatchTask, PipeSetup, WorkerSetup } from '../batch/protocol.ts'
import { fingerprint, type Fingerprint, type OwnRules } from '../extractor.ts'
import type { Line } from '../read/lines.ts'
import { openOutputFolder, type OutputFolder } from '../read/output-folder.ts'
import { packageRoot } from '../read/resources.ts'
import type { Io } from './io.ts'
import type { Voice } from './voice.ts'
import type { WorkerOptions } from './worker-options.ts'

const SCRIPT = 'bin/worker.js'

/** Worker processes that do what `setup` says; as many as the machine has cores unless the user said how many. */
export function workersFor(setup: BatchSetup, options: WorkerOptions): WorkerPool<BatchTask, BatchAnswer>
export function workersFor(setup: PipeSetup, options: WorkerOptions): WorkerPool<Line, Uint8Array>
export function workersFor(
  setup: WorkerSetup,
  { jobs = availableParallelism(), maxMemory }: WorkerOptions,
): WorkerPool<never, unknown> {
  return new WorkerPool({ size: jobs, program: { path: join(packageRoot, SCRIPT), setup, heap: maxMemory } })
}

/** What the results will depend on; warnings about the user's rules are told. */
export async function fingerprintOf(rules: OwnRules, voice: Voice): Promise<Fingerprint> {
  const made = await fingerprint(rules)
  for (const problem of made.problems) await voice.remark(problem)
  return made.fingerprint
}

/** Opens an output folder for this process and lets others have it when the work is done. */
export async function inFolder<T>(
  name: string,
  io: Pick<Io, 'cwd'>,
  work: (folder: OutputFolder) => Promise<T>,
): Promise<T> {
  const path = resolve(io.cwd?.() ?? '.', name)
  const folder = await openOutputFolder(path, name, { pid: process.pid, isKnown })
  try {
    return await work(folder)
  } finally {
    folder.release()
  }
}

function isKnown(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // There is one, and it is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
