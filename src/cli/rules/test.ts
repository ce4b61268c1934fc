import { testRules } from '../../authoring/examples.ts'
import { renderTest } from '../../render/rules/test.ts'
import { EXIT } from '../exit.ts'
import type { AuthorOptions } from './commands.ts'
import { show } from './show.ts'
import type { Surroundings } from '../surroundings.ts'
import { openWorkbench, refuseUnknownRule } from './workbench.ts'

/** `xinjijian rules test`: of all rules, or of those whose ids begin with one of `starts`. Returns the exit code. */
export async function test(starts: readonly string[], options: AuthorOptions, around: Surroundings): Promise<number> {
  const bench = await openWorkbench(options, around)
  for (const start of starts) refuseUnknownRule(bench, start, (id) => id.startsWith(start))
  const isMeant = ({ id }: { readonly id: string }): boolean =>
    starts.length === 0 || starts.some((start) => id.startsWith(start))
  const report = testRules(bench.pipeline, isMeant)
  await show(report, options, around.io, renderTest)
  return report.missing.length + report.noisy.length > 0 ? EXIT.findings : EXIT.fine
}
