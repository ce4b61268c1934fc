import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import type { SourceText } from '../core/text.ts'
import { createGuard } from '../read/guard.ts'
import { readInput, STANDARD_INPUT } from '../read/input.ts'
import { EXIT } from './exit.ts'
import { sourceOptions, type InputOptions } from './input-options.ts'
import type { Io } from './io.ts'
import type { Voice } from './voice.ts'

/** @throws XinjijianError `usage` when standard input is named more than once */
export function refuseSecondStandardInput(inputs: readonly string[]): void {
  if (inputs.filter((input) => input === STANDARD_INPUT).length <= 1) return
  throw new XinjijianError('usage', 'standard input is named twice', { hint: 'it can be read only once' })
}

/** Does the work for one input after the other; what fails for one is told and the others go on. */
export async function eachInput<T>(
  inputs: readonly string[],
  voice: Voice,
  work: (input: string) => Promise<T>,
): Promise<T[]> {
  const done: T[] = []
  for (const input of inputs) {
    try {
      done.push(await work(input))
    } catch (error) {
      await voice.failure(error, input)
    }
  }
  return done
}

interface OpenDocument {
  readonly source: SourceText
  /** To be called in what is done with it, so that it ends when the document's time is used up; that runs from the first byte. */
  readonly checkpoint: () => void
}

/** Reads what the user named. @throws XinjijianError as {@link readInput} */
export async function openDocument(input: string, options: InputOptions, io: Pick<Io, 'stdin'>): Promise<OpenDocument> {
  const guard = createGuard(input, options.limit, milliseconds)
  const given = {
    ...sourceOptions(options),
    // Node makes the stream when it is asked for, which takes a while
    get stdin() {
      return io.stdin
    },
  }
  const source = await readInput(input, given, guard)
  return { source, checkpoint: guard.tick }
}

/** As `performance.now()`, for which Node loads a dozen modules. */
function milliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Says on stderr what the reader of a result should know; notes only if asked for. */
export async function tellDiagnostics(extraction: Extraction, verbose: boolean, voice: Voice): Promise<void> {
  for (const { severity, message, hint, span } of extraction.diagnostics) {
    if (severity === 'info' && !verbose) continue
    const position = span && { line: span.line, column: span.column }
    await voice.remark({ severity, message, hint, path: extraction.document.name, position })
  }
}

/** Says how many of several inputs failed, if any did, and what became of the others. Returns the exit code. */
export async function exitAfter(
  done: readonly Extraction[],
  asked: number,
  destination: string | undefined,
  voice: Voice,
): Promise<number> {
  if (done.length === asked) return done.some(hasError) ? EXIT.failed : EXIT.fine
  if (asked > 1) await voice.remark({ severity: 'error', message: tally(asked, done.length, destination) })
  return EXIT.failed
}

function tally(asked: number, done: number, destination: string | undefined): string {
  const failed = `${asked - done} of ${asked} inputs failed`
  if (done === 0) return `${failed}; nothing was written`
  return `${failed}; ${destination ?? 'the output'} holds the other ${done === 1 ? 'one' : done}`
}

/** Is something wrong enough for the exit code? */
function hasError({ diagnostics }: Extraction): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}
