import { XinjijianError } from '../core/errors.ts'
import { WorkerProcess, type Failure, type WorkerProgram } from './worker-process.ts'

/** What became of a task: the worker's answer, or why no worker could answer; and how long a worker had it. */
export type Outcome<Answer> = { readonly milliseconds: number } & (
  | { readonly answer: Answer }
  | { readonly lost: Failure }
)

interface PoolOptions {
  readonly size: number
  readonly program: WorkerProgram
}

interface Job {
  readonly task: unknown
  readonly milliseconds: number
  tries: number
  readonly settle: (outcome: Outcome<unknown>) => void
  readonly fail: (error: unknown) => void
}

/** A worker that is killed from outside takes an innocent task with it: each is tried so often. */
const TRIES = 2

/**
 * Long-lived worker processes, each doing one task at a time. A task over which a worker ends, or for which it takes too
 * long, is lost alone: the worker is replaced and the others never notice.
 */
export class WorkerPool<Task, Answer> {
  readonly size: number
  readonly #program: WorkerProgram
  readonly #waiting: Job[] = []
  readonly #lanes = new Set<Promise<void>>()
  readonly #workers = new Set<WorkerProcess>()
  readonly #idle: WorkerProcess[] = []
  #broken: { readonly error: unknown } | undefined
  #closed = false

  constructor({ size, program }: PoolOptions) {
    this.size = size
    this.#program = program
  }

  /**
   * Does a task as soon as a worker is free. Waiting tasks are held in memory: have at most a few more under way than
   * there are workers.
   * @throws XinjijianError when workers cannot be started
   */
  run(task: Task, milliseconds: number): Promise<Outcome<Answer>> {
    return new Promise<Outcome<unknown>>((settle, fail) => {
      this.#waiting.push({ task, milliseconds, tries: 0, settle, fail })
      this.#engage()
    }) as Promise<Outcome<Answer>>
  }

  /** Lets the workers end. Nothing may be under way. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#workers].map((worker) => worker.close()))
  }

  /** Ends the workers at once; tasks under way or waiting never settle. */
  async abandon(): Promise<void> {
    this.#closed = true
    for (const worker of this.#workers) worker.kill()
    await Promise.all([...this.#workers].map(({ ended }) => ended))
  }

  #engage(): void {
    while (!this.#closed && this.#waiting.length > 0 && this.#lanes.size < this.size) {
      const lane = this.#work().finally(() => {
        this.#lanes.delete(lane)
        this.#engage()
      })
      this.#lanes.add(lane)
    }
  }

  /** One worker's way through the waiting tasks. */
  async #work(): Promise<void> {
    let worker = this.#idle.pop()
    for (let job = this.#waiting.shift(); job !== undefined && !this.#closed; job = this.#waiting.shift()) {
      try {
        worker ??= await this.#start()
      } catch (error) {
        return job.fail(error)
      }
      const begun = performance.now()
      const outcome = await worker.do(job.task, job.milliseconds)
      if (this.#closed) return
      job.tries++
      if ('lost' in outcome) {
        this.#workers.delete(worker)
        worker = undefined
        if (outcome.lost.code === 'worker-crashed' && job.tries < TRIES) {
          this.#waiting.unshift(job)
          continue
        }
      }
      job.settle({ ...outcome, milliseconds: Math.round(performance.now() - begun) })
    }
    if (worker !== undefined) this.#idle.push(worker)
  }

  async #start(): Promise<WorkerProcess> {
    for (let tries = 1; this.#broken === undefined; tries++) {
      const worker = new WorkerProcess(this.#program)
      this.#workers.add(worker)
      try {
        await worker.start()
        return worker
      } catch (error) {
        this.#workers.delete(worker)
        if (!isSudden(error) || tries === TRIES) this.#broken = { error }
      }
    }
    throw this.#broken.error
  }
}

/** Did a worker end before it began, without a reason of its own? */
function isSudden(error: unknown): boolean {
  return error instanceof XinjijianError && error.code === 'worker-start'
}
