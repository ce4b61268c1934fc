import { CoverageCount } from '../../authoring/coverage.ts'
import { renderCoverage } from '../../render/rules/coverage.ts'
import { EXIT } from '../exit.ts'
import { eachInput, openDocument } from '../inputs.ts'
import type { CoverageOptions } from './commands.ts'
import { show } from './show.ts'
import type { Surroundings } from '../surroundings.ts'
import { openWorkbench } from './workbench.ts'

/** `xinjijian rules coverage`: what fails for one file is told and the others are counted. Returns the exit code. */
export async function coverage(
  files: readonly string[],
  options: CoverageOptions,
  around: Surroundings,
): Promise<number> {
  const { io, voice } = around
  const { pipeline, date } = await openWorkbench(options, around)
  const count = new CoverageCount(pipeline)
  const published = options.published ?? date
  const done = await eachInput(files, voice, async (file) => {
    const { source, checkpoint } = await openDocument(file, options, io)
    count.add(source, { published, checkpoint })
  })
  if (done.length === 0) {
    await voice.remark({ severity: 'error', message: 'nothing was read, so there is nothing to count' })
    return EXIT.failed
  }
  const report = count.report()
  await show(report, options, io, renderCoverage)
  if (done.length < files.length) return EXIT.failed
  return report.residue.length > (options.maxResidue ?? Infinity) ? EXIT.findings : EXIT.fine
}
