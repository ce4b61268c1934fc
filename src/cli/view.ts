import type { AnnotatedDocument } from '../core/annotated.ts'
import { XinjijianError } from '../core/errors.ts'
import { createExtractor } from '../extractor.ts'
import { readInput, STANDARD_INPUT } from '../read/input.ts'
import { readPageAssets } from '../read/resources.ts'
import { renderReport } from '../render/report/report.ts'
import { refuseOverwriting } from './destination.ts'
import { EXIT } from './exit.ts'
import { hasError, tally, tellDiagnostics } from './extract.ts'
import { sourceOptions } from './input-options.ts'
import type { Io } from './io.ts'
import { pageOnTerminal, writeResult } from './output.ts'
import { settingsFor } from './settings.ts'
import type { ViewOptions } from './view-command.ts'
import type { Voice } from './voice.ts'

interface Surroundings {
  readonly io: Io
  readonly voice: Voice
}

/** `xinjijian view`: one page of all files that can be read; what fails for one is told. Returns the exit code. */
export async function view(
  files: readonly string[],
  options: ViewOptions,
  { io, voice }: Surroundings,
): Promise<number> {
  const destination = options.output === STANDARD_INPUT ? undefined : options.output
  await refuseContradictions(files, destination, io)
  const { packs, extend, output } = await settingsFor(options, io)
  const extractor = await createExtractor(packs.length === 0 ? {} : { packs, extend })
  for (const problem of extractor.problems) await voice.remark(problem)

  const published = options.published ?? output.published
  const done: AnnotatedDocument[] = []
  for (const file of files) {
    try {
      const annotated = extractor.annotate(await readInput(file, { stdin: io.stdin, ...sourceOptions(options) }), {
        published,
      })
      await tellDiagnostics(annotated.extraction, options.verbose === true, voice)
      done.push(annotated)
    } catch (error) {
      await voice.failure(error, file)
    }
  }

  if (done.length > 0) {
    const page = renderReport(done, readPageAssets('report'))
    if (destination === undefined) await writeResult(io.stdout, page)
    else await (await import('../read/write.ts')).writeAtomically(destination, page)
  }
  if (done.length === files.length) return done.some(({ extraction }) => hasError(extraction)) ? EXIT.failed : EXIT.fine
  if (files.length > 1) {
    await voice.remark({ severity: 'error', message: tally(files.length, done.length, destination) })
  }
  return EXIT.failed
}

async function refuseContradictions(
  files: readonly string[],
  destination: string | undefined,
  { stdout }: Io,
): Promise<void> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new XinjijianError('usage', 'standard input is named twice', { hint: 'it can be read only once' })
  }
  if (destination !== undefined) await refuseOverwriting(files, destination)
  else if (stdout.isTTY === true) throw pageOnTerminal()
}
