import type { OutputStream } from './io.ts'

/** How far a long work is, on stderr. */
export interface Progress {
  show(done: number, failed: number): void
  stop(): void
}

interface ProgressOptions {
  readonly total: number | null
  readonly quiet: boolean
}

const EVERY_MILLISECONDS = 5_000
const SILENT: Progress = { show() {}, stop() {} }

/** A bar on a terminal, a line every few seconds elsewhere, nothing when it is to be quiet. */
export async function createProgress(stderr: OutputStream, { total, quiet }: ProgressOptions): Promise<Progress> {
  if (quiet) return SILENT
  return stderr.isTTY === true ? createBar(stderr, total) : new Lines(stderr, total)
}

class Lines implements Progress {
  readonly #stderr: OutputStream
  readonly #total: number | null
  readonly #begun = performance.now()
  #told = performance.now()

  constructor(stderr: OutputStream, total: number | null) {
    this.#stderr = stderr
    this.#total = total
  }

  show(done: number, failed: number): void {
    const now = performance.now()
    if (now - this.#told < EVERY_MILLISECONDS) return
    this.#told = now
    const rate = (1000 * done) / (now - this.#begun)
    const of = this.#total === null ? '' : ` of ${this.#total}`
    const left = this.#total === null ? '' : `, about ${duration((this.#total - done) / rate)} left`
    this.#stderr.write(`${done}${of} documents, ${rate.toFixed(1)} a second, ${failed} failed${left}\n`)
  }

  stop(): void {}
}

/** The bar's library is loaded when there is a terminal to draw on. */
async function createBar(stream: OutputStream, total: number | null): Promise<Progress> {
  const { default: library } = await import('cli-progress')
  const begun = performance.now()
  const known = total === null ? ['{value} documents'] : ['{bar} {value}/{total} documents', '{eta_formatted} left']
  const bar = new library.SingleBar({
    stream,
    format: [known[0], '{rate} a second', '{failed} failed', ...known.slice(1)].join(', '),
    barsize: 24,
    clearOnComplete: true,
    etaBuffer: 200,
    gracefulExit: false,
  })
  bar.start(total ?? 0, 0, { rate: '–', failed: 0 })
  return {
    show(done, failed) {
      const rate = ((1000 * done) / (performance.now() - begun)).toFixed(1)
      bar.update(done, { rate, failed })
    },
    stop: () => bar.stop(),
  }
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…'
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)]
  return `${minutes}:${String(rest).padStart(2, '0')}`
}
