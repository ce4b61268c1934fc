import { ruleFileSchema } from '../../rules/json-schema.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { writeResult } from '../output.ts'

/** `xinjijian rules schema`. Returns the exit code. */
export async function schema({ stdout }: Pick<Io, 'stdout'>): Promise<number> {
  await writeResult(stdout, ruleFileSchema())
  return EXIT.fine
}
