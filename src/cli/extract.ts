import type { Diagnostic } from '../core/diagnostic.ts'
import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import { DEFAULT_LIMITS } from '../core/limits.ts'
import type { SourceText } from '../core/text.ts'
import { createGuard } from '../read/guard.ts'
import { readInput, STANDARD_INPUT } from '../read/input.ts'
import type { RuleFileText } from '../read/rule-files.ts'
import { BINARY, FORMAT_NAMES, loadFormat, TABULAR, type FormatName } from '../render/formats.ts'
import { select } from '../render/select.ts'
import { withoutSpans } from '../render/spans.ts'
import { PLAIN_STYLE, styleFor } from './colour.ts'
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
  extract(source: SourceText, options?: { published?: string; checkpoint?: () => void }): Extraction
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
  if (BINARY.includes(format) && destination === undefined && io.stdout.isTTY === true) throw binary(format)
  if (destination !== undefined) await refuseOverwriting(files, destination)
  const rules = packs.length === 0 ? undefined : { packs, extend }
  const [render, extractor] = await Promise.all([loadFormat(format), createExtractor(rules)])
  for (const problem of extractor.problems ?? []) await voice.remark(problem)

  const done: Extraction[] = []
  for (const file of files) {
    try {
      const given = sourceOptions(options)
      const { tick: checkpoint } = createGuard(file, { ...DEFAULT_LIMITS, ...given.limits })
      const source = await readInput(file, { stdin: io.stdin, ...given })
      const extraction = extractor.extract(source, { checkpoint, ...(published !== undefined && { published }) })
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
    const result = await render(chosen, {
      several: files.length > 1,
      compact: options.compact === true,
      table: options.table ?? (only?.length === 1 ? only[0] : undefined),
      bom: options.bom === true,
      width: destination === undefined && io.stdout.isTTY === true ? (io.stdout.columns ?? null) : null,
      style: destination === undefined ? await styleFor(io.stdout, io.env) : PLAIN_STYLE,
    })
    if (destination === undefined) await writeResult(io.stdout, result)
    else await (await import('../read/write.ts')).writeAtomically(destination, result)
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

function refuseContradictions(files: readonly string[], options: ExtractOptions, format: FormatName): void {
  const isTabular = TABULAR.includes(format)
  const wrong = [
    { given: options.compact, option: '--compact', fits: format === 'json', only: 'JSON', right: '-f json' },
    { given: options.bom, option: '--bom', fits: format === 'csv', only: 'CSV', right: '-f csv' },
    { given: options.table, option: '--table', fits: isTabular, only: 'tables', right: `-f ${TABULAR.join('|')}` },
    {
      given: options.spans === false,
      option: '--no-spans',
      fits: !isTabular,
      only: 'JSON and YAML',
      right: '-f json|yaml',
    },
  ].find(({ given, fits }) => Boolean(given) && !fits)
  if (wrong !== undefined) {
    const hint = `leave it out, or use ${wrong.right}`
    throw new XinjijianError('usage', `option ${wrong.option} is for ${wrong.only} only`, { hint })
  }
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new XinjijianError('usage', 'standard input is named twice', { hint: 'it can be read only once' })
  }
}

function binary(format: FormatName): XinjijianError {
  const hint = `write it to a file: -f ${format} -o indicators.${format}`
  return new XinjijianError('usage', `${format} is no text to show on a terminal`, { hint })
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
