import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { XinjijianError } from '../core/errors.ts'
import { workerArguments } from './worker-arguments.ts'

/** An error as data, to pass from process to process and into records: no path, no stack. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** What a worker says, in this order: once whether it is ready, then an answer to each task. */
export type FromWorker = { readonly ready: true } | { readonly refused: StartFailure } | { readonly answer: unknown }

/** Why a worker cannot work at all, with what the user should know. */
export interface StartFailure extends Failure {
  readonly hint?: string | undefined
  readonly path?: string | undefined
}

/** How workers are started. */
export interface WorkerProgram {
  /** The script; it gets `setup` as its first message, then one task at a time. */
  readonly path: string
  readonly setup: unknown
  /** Largest heap of a worker, in MiB. */
  readonly heap: number
  /** Arguments of Node for the script. */
  readonly nodeArguments?: readonly string[]
}

const START_MILLISECONDS = 120_000
const END_MILLISECONDS = 2_000
/** Of what a worker says on stderr, so many characters are kept to tell how it ended. */
const LAST_WORDS = 4_000
/** V8 says so when the heap is full, and aborts. */
const OUT_OF_MEMORY = /heap out of memory|Array buffer allocation failed|bad_alloc/

/** A process that does one task after the other, until it ends by itself or is ended. */
export class WorkerProcess {
  readonly #child: ChildProcess
  /** Resolves when the process is gone and all it said has been heard. */
  readonly ended: Promise<void>
  #lastWords = ''
  #gone = false
  #hear: (said: FromWorker | null) => void = () => {}

  constructor({ path, setup, heap, nodeArguments = [] }: WorkerProgram) {
    this.#child = fork(path, [], {
      execArgv: [...workerArguments(heap), ...nodeArguments],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const { stderr } = this.#child
    stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS)))
    this.#child.on('message', (said) => this.#hear(said as FromWorker))
    // Not `close`: there is none when it is we who hang up.
    const over = [
      once(this.#child, 'exit'),
      once(this.#child, 'disconnect'),
      ...(stderr ? [once(stderr, 'close')] : []),
    ]
    this.ended = Promise.race([Promise.all(over), once(this.#child, 'error')])
      .catch(() => {})
      .then(() => this.#end())
    this.#send(setup)
  }

  /** Waits until the worker is ready. @throws XinjijianError when it says why it cannot work, or ends without a word */
  async start(): Promise<void> {
    const said = await this.#listen(START_MILLISECONDS)
    if (said !== null && said !== 'late' && 'ready' in said) return
    this.kill()
    await this.ended
    if (said !== null && said !== 'late' && 'refused' in said) {
      const { code, message, hint, path } = said.refused
      throw new XinjijianError(code, message, {
        ...(hint !== undefined && { hint }),
        ...(path !== undefined && { path }),
      })
    }
    const hint =
      this.#lastWords.trim() === '' ? 'is there memory left?' : `it said: ${this.#lastWords.trim().slice(-300)}`
    throw new XinjijianError('worker-start', 'a worker process ended before it began', { hint })
  }

  /** Does a task; resolves to its answer, or to how the worker was lost over it (it has ended then). */
  async do(task: unknown, milliseconds: number): Promise<{ readonly answer: unknown } | { readonly lost: Failure }> {
    this.#send(task)
    const said = await this.#listen(milliseconds)
    if (said !== null && said !== 'late' && 'answer' in said) return said
    if (said !== null) this.kill()
    await this.ended
    return { lost: said === 'late' ? timedOut(milliseconds) : this.#crash() }
  }

  /** Lets it end, and ends it if it does not. */
  async close(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const timer = setTimeout(() => this.kill(), END_MILLISECONDS)
    await this.ended
    clearTimeout(timer)
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #end(): void {
    this.#gone = true
    this.#hear(null)
  }

  #send(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => {})
  }

  /** The next thing it says; null when it ends, `late` when it takes longer. */
  #listen(milliseconds: number): Promise<FromWorker | null | 'late'> {
    if (this.#gone) return Promise.resolve(null)
    return new Promise((resolve) => {
      const heard = (said: FromWorker | null | 'late'): void => {
        clearTimeout(timer)
        this.#hear = () => {}
        resolve(said)
      }
      const timer = setTimeout(() => heard('late'), milliseconds)
      this.#hear = heard
    })
  }

  #crash(): Failure {
    if (OUT_OF_MEMORY.test(this.#lastWords))
      return { code: 'out-of-memory', message: 'needs more memory than a worker may have' }
    const { signalCode, exitCode } = this.#child
    const how = signalCode === null ? `with exit code ${exitCode}` : `by ${signalCode}`
    return { code: 'worker-crashed', message: `the worker process ended ${how}` }
  }
}

function timedOut(milliseconds: number): Failure {
  return { code: 'timed-out', message: `took longer than ${milliseconds / 1000} s` }
}
