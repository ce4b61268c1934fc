import { XinjijianError } from '../core/errors.ts'
import { alignment } from '../normalize/alignment.ts'
import { normalize as normalizeText } from '../normalize/normalize.ts'
import { readInput, STANDARD_INPUT } from '../read/input.ts'
import { readRuleset, readStatistics } from '../read/resources.ts'
import { renderRepairs } from '../render/repairs.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import type { NormalizeOptions } from './normalize-command.ts'
import { writeResult } from './output.ts'

/** `xinjijian normalize`: the text as the rules see it, the repairs in their places, or the offset map. Returns the exit code. */
export async function normalize(file: string, options: NormalizeOptions, io: Io): Promise<number> {
  if (options.diff && options.map) {
    throw new XinjijianError('usage', 'options --diff and --map exclude each other', { hint: 'run the command twice' })
  }
  const destination = options.output === STANDARD_INPUT ? undefined : options.output
  const writer = destination === undefined ? undefined : await import('../read/write.ts')
  if (writer !== undefined && file !== STANDARD_INPUT && (await writer.isSameFile(file, destination!))) {
    const hint = 'the text would be lost; choose another name for the output'
    throw new XinjijianError('output-is-input', 'is both input and output', { hint, path: destination! })
  }
  const { text: source } = await readInput(file, io)
  const normalized = normalizeText(source, readRuleset().repair, { statistics: readStatistics })
  const { text, doubtful, map } = normalized
  let result = text
  if (options.diff) result = renderRepairs(source, text, alignment(source, text, map), doubtful)
  else if (options.map) {
    const segments = alignment(source, text, map)
    result = `${JSON.stringify({ source: source.length, text: text.length, segments })}\n`
  }
  if (writer === undefined) await writeResult(io.stdout, result)
  else await writer.writeAtomically(destination!, result)
  return EXIT.fine
}
