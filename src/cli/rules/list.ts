import { XinjijianError } from '../../core/errors.ts'
import { renderList } from '../../render/rules/list.ts'
import { listRules } from '../../rules/list.ts'
import { EXIT } from '../exit.ts'
import type { AuthorOptions } from './commands.ts'
import { show } from './show.ts'
import type { Surroundings } from '../surroundings.ts'
import { openWorkbench } from './workbench.ts'

/** `xinjijian rules list`. Returns the exit code. */
export async function list(wanted: string | undefined, options: AuthorOptions, around: Surroundings): Promise<number> {
  const { pipeline } = await openWorkbench(options, around)
  const phases = pipeline.phases.map(({ phase }) => phase)
  if (wanted !== undefined && !phases.some(({ name }) => name === wanted)) {
    const hint = `there are ${phases.map(({ name }) => name).join(', ')}`
    throw new XinjijianError('usage', `there is no phase ${wanted}`, { hint })
  }
  const rules = listRules(phases.filter(({ name }) => wanted === undefined || name === wanted))
  await show(rules, options, around.io, renderList)
  return EXIT.fine
}
