import type { Diagnostic } from '../core/diagnostic.ts'
import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import type { SourceText } from '../core/text.ts'
import type { OwnRules } from '../extractor.ts'
import { BINARY, FORMAT_NAMES, loadFormat, TABULAR, type FormatName } from '../render/formats.ts'
import { select } from '../render/select.ts'
import { withoutSpans } from '../render/spans.ts'
import { PLAIN_STYLE, styleFor } from './colour.ts'
import { destinationOf } from './destination.ts'
import { eachInput, exitAfter, openDocument, refuseSecondStandardInput, tellDiagnostics } from './inputs.ts'
import type { ExtractOptions } from './extract-command.ts'
import { settingsFor } from './settings.ts'
import type { Surroundings } from './surroundings.ts'

/** As much of the pipeline as the command needs. */
interface Extractor {
  /** What is odd about the rules it was made from, short of an error. */
  readonly problems?: readonly Diagnostic[]
  extract(source: SourceText, options?: { published?: string; checkpoint?: () => void }): Extraction
}

export type CreateExtractor = (rules: OwnRules) => Promise<Extractor>

interface ExtractSurroundings extends Surroundings {
  readonly createExtractor: CreateExtractor
}

/**
 * `xinjijian extract`: what fails for one file is told and the others go on; what fails for all is thrown.
 * Returns the exit code.
 */
export async function extract(
  files: readonly string[],
  options: ExtractOptions,
  { io, voice, createExtractor }: ExtractSurroundings,
): Promise<number> {
  const { rules, output: usual } = await settingsFor(options, io)
  const { format = FORMAT_NAMES[0], published, only, role } = { ...usual, ...options }
  refuseContradictions(files, options, format)
  const destination = await destinationOf(files, options.output, io)
  if (BINARY.includes(format) && destination.isTerminal) throw binary(format)
  const [render, extractor] = await Promise.all([loadFormat(format), createExtractor(rules)])
  for (const problem of extractor.problems ?? []) await voice.remark(problem)

  const done = await eachInput(files, voice, async (file) => {
    const { source, checkpoint } = await openDocument(file, options, io)
    const extraction = extractor.extract(source, { checkpoint, ...(published !== undefined && { published }) })
    await tellDiagnostics(extraction, options.verbose === true, voice)
    return extraction
  })

  if (done.length > 0) {
    const selection = { ...(only && { only }), ...(role && { roles: role }) }
    const selected = done.map((extraction) => select(extraction, selection))
    const chosen = options.spans === false ? selected.map(withoutSpans) : selected
    const result = await render(chosen, {
      several: files.length > 1,
      compact: options.compact === true,
      table: options.table ?? (only?.length === 1 ? only[0] : undefined),
      bom: options.bom === true,
      width: destination.isTerminal ? (io.stdout.columns ?? null) : null,
      style: destination.path === undefined ? await styleFor(io.stdout, io.env) : PLAIN_STYLE,
    })
    await destination.write(result)
  }
  return exitAfter(done, files.length, destination.path, voice)
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
  refuseSecondStandardInput(files)
}

function binary(format: FormatName): XinjijianError {
  const hint = `write it to a file: -f ${format} -o indicators.${format}`
  return new XinjijianError('usage', `${format} is no text to show on a terminal`, { hint })
}
