import { createExtractor } from '../extractor.ts'
import { BatchWorker } from '../batch/batch-worker.ts'
import { stopOf } from '../batch/failure.ts'
import { PipeWorker } from '../batch/pipe-worker.ts'
import type { WorkerSetup } from '../batch/protocol.ts'
import type { FromWorker } from '../batch/worker-process.ts'

/** The side of a worker process that its parent is on; `process` fits. */
export interface ParentPort {
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'disconnect' | 'SIGINT', listener: () => void): unknown
  send?(message: unknown, done: () => void): unknown
  exit(): void
}

interface Doer {
  do(task: unknown): Promise<unknown>
}

const LAST_MILLISECONDS = 1_000

/** A worker process: is told what to be, then does one task after the other until its parent lets it go or is gone. */
export function serve(port: ParentPort): void {
  let doer: Doer | undefined
  const hear = async (message: unknown): Promise<FromWorker> => {
    if (doer !== undefined) return { answer: await doer.do(message) }
    try {
      doer = await doerFor(message as WorkerSetup)
      return { ready: true }
    } catch (error) {
      const first: unknown = error instanceof AggregateError ? error.errors[0] : error
      return { refused: stopOf(first) }
    }
  }
  let busy: Promise<unknown> = Promise.resolve()
  port.on('message', (message) => {
    busy = hear(message).then((said) => port.send?.(said, () => {}))
  })
  // What is being written is finished, unless it takes long: half of it would be left behind.
  port.on('disconnect', () => {
    setTimeout(() => port.exit(), LAST_MILLISECONDS).unref()
    void busy.finally(() => port.exit())
  })
  // A terminal interrupts the workers too; what becomes of them is their parent's to say.
  port.on('SIGINT', () => {})
}

async function doerFor(setup: WorkerSetup): Promise<Doer> {
  const extractor = await createExtractor(setup.rules)
  return setup.role === 'batch' ? new BatchWorker(setup, extractor) : new PipeWorker(setup, extractor)
}
