import type { Diagnostic } from '../core/diagnostic.ts'
import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import type { SourceText } from '../core/text.ts'
import { readInput, STANDARD_INPUT } from '../read/input.ts'
import type { RuleFileText } from '../read/rule-files.ts'
import { FORMAT_NAMES, loadFormat } from '../render/formats.ts'
import { select } from '../render/select.ts'
import { withoutSpans } from '../render/spans.ts'
import { refuseOverwriting } from './destination.ts'
import { EXIT } from './exit.ts'
import { sourceOptions } from './input-options.ts'
import type { Io } from './io.ts'
import { writeResult } from './output.ts'
import type { ExtractOptions } from './program.ts'
import { settingsFor } from './settings.ts'
import type { Voice } from './voice.ts'

/** As much of the pipeline as the command needs. */
interface Extractor {
  /** What is odd about the rules it was made from, short of an error. */
  readonly problems?: readonly Diagnostic[]
  extract(source: SourceText, options?: { published?: string }): Extraction
}

export type CreateExtractor = (options?: {
  packs?: readonly (readonly RuleFileText[])[]
  extend?: boolean
}) => Promise<Extractor>

interface Surroundings {
  readonly io: Io
  readonly voice: Voice
  readonly createExtractor: CreateExtractor
}

/**
 * `xinjijian extract`: what fails for one file is told and the others go on; what fails for all is thrown.
 * Returns the exit code.
 */
export async function extract(
  files: readonly string[],
  options: ExtractOptions,
  { io, voice, createExtractor }: Surroundings,
): Promise<number> {
  const destination = options.output === STANDARD_INPUT ? undefined : options.output
  const { packs, extend, output: usual } = await settingsFor(options, io)
  const { format = FORMAT_NAMES[0], published, only, role } = { ...usual, ...options }
  refuseContradictions(files, options, format)
  if (destination !== undefined) await refuseOverwriting(files, destination)
  const rules = packs.length === 0 ? undefined : { packs, extend }
  const [render, extractor] = await Promise.all([loadFormat(format), createExtractor(rules)])
  for (const problem of extractor.problems ?? []) await voice.remark(problem)

  const done: Extraction[] = []
  for (const file of files) {
    try {
      const source = await readInput(file, { stdin: io.stdin, ...sourceOptions(options) })
      const asked = published === undefined ? {} : { published }
      const extraction = extractor.extract(source, asked)
      await tellDiagnostics(extraction, options.verbose === true, voice)
      done.push(extraction)
    } catch (error) {
      await voice.failure(error, file)
    }
  }

  if (done.length > 0) {
    const selection = { ...(only && { only }), ...(role && { roles: role }) }
    const selected = done.map((extraction) => select(extraction, selection))
    const chosen = options.spans === false ? selected.map(withoutSpans) : selected
    const text = render(chosen, { several: files.length > 1, compact: options.compact === true })
    if (destination === undefined) await writeResult(io.stdout, text)
    else await (await import('../read/write.ts')).writeAtomically(destination, text)
  }
  if (done.length === files.length) return done.some(hasError) ? EXIT.failed : EXIT.fine
  if (files.length > 1)
    await voice.remark({ severity: 'error', message: tally(files.length, done.length, destination) })
  return EXIT.failed
}

/** How many inputs failed, and what became of the others. */
export function tally(asked: number, done: number, destination: string | undefined): string {
  const failed = `${asked - done} of ${asked} inputs failed`
  if (done === 0) return `${failed}; nothing was written`
  return `${failed}; ${destination ?? 'the output'} holds the other ${done === 1 ? 'one' : done}`
}

function refuseContradictions(files: readonly string[], options: ExtractOptions, format: string): void {
  if (options.compact && format !== 'json') {
    throw new XinjijianError('usage', 'option --compact is for JSON only', { hint: 'leave it out, or use -f json' })
  }
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new XinjijianError('usage', 'standard input is named twice', { hint: 'it can be read only once' })
  }
}

/** Is something wrong enough for the exit code? */
export function hasError({ diagnostics }: Extraction): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Says on stderr what the reader of a result should know; notes only if asked for. */
export async function tellDiagnostics(extraction: Extraction, verbose: boolean, voice: Voice): Promise<void> {
  for (const { severity, message, hint, span } of extraction.diagnostics) {
    if (severity === 'info' && !verbose) continue
    const position = span && { line: span.line, column: span.column }
    await voice.remark({ severity, message, hint, path: extraction.document.name, position })
  }
}
