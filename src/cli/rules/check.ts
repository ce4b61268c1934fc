import { partsWith } from '../../extractor.ts'
import { normalizeWith } from '../../pipeline.ts'
import { renderCheck } from '../../render/rules/check.ts'
import { checkRules } from '../../rules/check.ts'
import { EXIT } from '../exit.ts'
import { rulePacks, settingsFor } from '../settings.ts'
import type { AuthorOptions } from './commands.ts'
import { show } from './show.ts'
import type { Surroundings } from '../surroundings.ts'

/** `xinjijian rules check`. Returns the exit code. */
export async function check(options: AuthorOptions, { io }: Surroundings): Promise<number> {
  const packs = await rulePacks(await settingsFor(options, io), io)
  const report = checkRules(packs, normalizeWith, partsWith)
  await show(report, options, io, renderCheck)
  return report.problems.length > 0 ? EXIT.findings : EXIT.fine
}
