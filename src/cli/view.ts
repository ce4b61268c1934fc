import { createExtractor } from '../extractor.ts'
import { readPageAssets } from '../read/resources.ts'
import { renderReport } from '../render/report/report.ts'
import { destinationOf } from './destination.ts'
import { eachInput, exitAfter, openDocument, refuseSecondStandardInput, tellDiagnostics } from './inputs.ts'
import { pageOnTerminal } from './output.ts'
import { settingsFor } from './settings.ts'
import type { ViewOptions } from './view-command.ts'
import type { Surroundings } from './surroundings.ts'

/** `xinjijian view`: one page of all files that can be read; what fails for one is told. Returns the exit code. */
export async function view(
  files: readonly string[],
  options: ViewOptions,
  { io, voice }: Surroundings,
): Promise<number> {
  refuseSecondStandardInput(files)
  const destination = await destinationOf(files, options.output, io)
  if (destination.isTerminal) throw pageOnTerminal()
  const { rules, output } = await settingsFor(options, io)
  const extractor = await createExtractor(rules)
  for (const problem of extractor.problems) await voice.remark(problem)

  const published = options.published ?? output.published
  const done = await eachInput(files, voice, async (file) => {
    const { source, checkpoint } = await openDocument(file, options, io)
    const annotated = extractor.annotate(source, { published, checkpoint })
    await tellDiagnostics(annotated.extraction, options.verbose === true, voice)
    return annotated
  })

  if (done.length > 0) await destination.write(renderReport(done, readPageAssets('report')))
  const extractions = done.map(({ extraction }) => extraction)
  return exitAfter(extractions, files.length, destination.path, voice)
}
