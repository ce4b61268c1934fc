import { residueRate, type Tally } from '../batch/tally.ts'
import type { DocumentRecord, DuplicateRecord } from '../batch/manifest.ts'
import type { RunResult, RunWatch } from '../batch/run.ts'
import { grouped } from '../render/number.ts'
import type { Progress } from './progress.ts'
import type { Voice } from './voice.ts'

/** So many failures are told one by one; the manifest has them all. */
const MOST_TOLD = 20

/** What a batch says on stderr: how far it is, what failed, what it came to. */
export class BatchTalk implements RunWatch {
  readonly #voice: Voice
  readonly #quiet: boolean
  readonly #progress: Progress
  readonly #failed: (DocumentRecord | DuplicateRecord)[] = []

  constructor(voice: Voice, progress: Progress, quiet: boolean) {
    this.#voice = voice
    this.#progress = progress
    this.#quiet = quiet
  }

  settled(record: DocumentRecord | DuplicateRecord, { documents }: Tally): void {
    if (record.status !== 'ok' && record.status !== 'skipped' && this.#failed.length <= MOST_TOLD)
      this.#failed.push(record)
    const { ok, partial, failed, skipped } = documents
    this.#progress.show(ok + partial + failed + skipped, failed)
  }

  /** Failures one by one, then the summary. */
  async end(result: RunResult, output: string): Promise<void> {
    this.#progress.stop()
    for (const { id, path, reason } of this.#failed.slice(0, MOST_TOLD)) {
      await this.#voice.remark({ severity: 'error', message: reason?.message ?? '', path: path ?? id })
    }
    if (this.#failed.length > MOST_TOLD) {
      await this.#voice.remark({ severity: 'error', message: `more failures are in ${output}/manifest.jsonl` })
    }
    if (result.left > 0) {
      const message = `holds ${counted(result.left, 'document')} of earlier runs that are not among the inputs now; they are not in the output`
      await this.#voice.remark({ severity: 'warning', message, path: output })
    }
    if (result.outputs === null) {
      const hint = 'the same command again goes on from here'
      await this.#voice.remark({
        severity: 'error',
        message: 'stopped after too many failures; no output was written',
        hint,
      })
    }
    if (!this.#quiet) await this.#voice.plain(summaryOf(result, output))
  }
}

/** What a run came to, in lines. */
export function summaryOf({ tally, outputs }: RunResult, output: string): string {
  const { documents, records, characters, unchanged, failures } = tally
  const all = documents.ok + documents.partial + documents.failed
  const parts = [
    ...(['partial', 'failed'] as const).flatMap((kind) =>
      documents[kind] > 0 ? [`${grouped(documents[kind])} ${kind}`] : [],
    ),
    ...(documents.skipped > 0 ? [`${grouped(documents.skipped)} named twice`] : []),
    ...(unchanged > 0 ? [`${grouped(unchanged)} done before`] : []),
  ]
  const rate = residueRate(tally)
  const lines = [
    `${counted(all, 'document')}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}, ${counted(characters, 'character')}`,
    `${counted(records.indicators, 'indicator')}, ${counted(records.goals, 'goal')}, ${counted(records.assignments, 'assignment')}, residue ${grouped(records.residue)}${rate === null ? '' : ` (${(100 * rate).toFixed(1)} % of the quantities)`}`,
    ...[...failures]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, times]) => `failed: ${grouped(times)} ${code}`),
    ...(outputs === null ? [] : [`${output}: ${outputs.join(', ')}`]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function counted(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}
