/** JSON Lines to JSON Lines: one record for each line, in order, as soon as it and those before it are done. */
import type { Fingerprint } from '../extractor.ts'
import type { Line } from '../read/lines.ts'
import type { WorkerPool } from './pool.ts'
import { failedWith, recordOf } from './record.ts'
import { parseRequest } from './request.ts'

export interface PipeOptions {
  readonly lines: AsyncIterable<Line>
  readonly pool: WorkerPool<Line, Uint8Array>
  readonly fingerprint: Fingerprint
  readonly maxBytes: number
  /** For one record. */
  readonly milliseconds: number
  /** Takes a record; resolves when there is room for the next, to false when nobody wants more. */
  readonly write: (record: Uint8Array) => Promise<boolean>
}

/** Records that may be finished and wait for a slow one before them, for each worker; with that memory is bounded. */
const AHEAD = 4

/**
 * Answers every line. A line that cannot be answered is an error record, and the others go on.
 * @throws XinjijianError when lines cannot be read, records cannot be written or workers cannot be started
 */
export async function pipe(options: PipeOptions): Promise<void> {
  const { lines, pool } = options
  const source = lines[Symbol.asyncIterator]()
  const room = pool.size * AHEAD
  const bell = new Bell()
  const state = { underWay: 0, isReading: false, isAtEnd: false, isUnwanted: false }
  const trouble: unknown[] = []
  const giveUp = (error: unknown): void => void trouble.push(error)
  let last = Promise.resolve()

  const take = (line: Line): void => {
    const [record, before] = [answer(line, options), last]
    state.underWay++
    last = Promise.all([record, before])
      .then(async ([bytes]) => {
        state.isUnwanted ||= !(await options.write(bytes))
        return
      })
      .catch(giveUp)
      .finally(() => {
        state.underWay--
        bell.ring()
      })
  }
  const read = async (): Promise<void> => {
    state.isReading = true
    const next = await source.next()
    state.isReading = false
    if (next.done === true) state.isAtEnd = true
    else take(next.value)
  }
  // Whoever waits for lines must hear at once that none can be answered.
  while (trouble.length === 0 && !state.isUnwanted && !(state.isAtEnd && state.underWay === 0)) {
    if (!state.isReading && !state.isAtEnd && state.underWay < room) {
      void read()
        .catch(giveUp)
        .finally(() => bell.ring())
    }
    await bell.rings()
  }
  if (state.underWay > 0) await pool.abandon()
  if (trouble.length > 0) throw trouble[0]
}

/** Wakes one who waits; a long-lived promise would remember everyone who ever waited for it. */
class Bell {
  #wake: () => void = () => {}
  #hasRung = false

  ring(): void {
    this.#hasRung = true
    this.#wake()
  }

  /** Resolves when it rings, or has rung since the last time. */
  async rings(): Promise<void> {
    if (!this.#hasRung) await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#hasRung = false
  }
}

async function answer(
  line: Line,
  { pool, fingerprint, maxBytes, milliseconds }: Omit<PipeOptions, 'lines' | 'write'>,
): Promise<Uint8Array> {
  const outcome = await pool.run(line, milliseconds)
  if ('answer' in outcome) return outcome.answer
  return recordOf(parseRequest(line, maxBytes).id, failedWith(outcome.lost), fingerprint)
}
