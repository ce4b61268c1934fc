import { XinjijianError } from '../../core/errors.ts'
import { createWorkbench, type Workbench } from '../../extractor.ts'
import { suggest } from '../../rules/nearest.ts'
import { rulePacks, settingsFor } from '../settings.ts'
import type { AuthorOptions } from './commands.ts'
import type { Surroundings } from '../surroundings.ts'

/** The rules in force, ready to be looked at; warnings about them are told. `date` is the usual date of publication. */
export async function openWorkbench(
  options: AuthorOptions,
  { io, voice }: Surroundings,
): Promise<Workbench & { readonly date: string | undefined }> {
  const settings = await settingsFor(options, io)
  const bench = await createWorkbench(await rulePacks(settings, io))
  for (const problem of bench.problems) await voice.remark(problem)
  return { ...bench, date: settings.output.published }
}

/** @throws XinjijianError `rule-undefined` with the nearest id, when no rule's id is as wanted */
export function refuseUnknownRule({ pipeline }: Workbench, wanted: string, isMeant: (id: string) => boolean): void {
  const known = pipeline.phases.flatMap(({ phase }) => phase.rules.map(({ id }) => id))
  if (known.some(isMeant)) return
  const hint = suggest(wanted, known) ?? 'xinjijian rules list shows them all'
  throw new XinjijianError('rule-undefined', `there is no rule ${wanted}`, { hint })
}
