import { XinjijianError } from '../core/errors.ts'
import { alignment } from '../normalize/alignment.ts'
import { normalize as normalizeText } from '../normalize/normalize.ts'
import { readRuleset, readStatistics } from '../read/resources.ts'
import { jsonText } from '../render/json-text.ts'
import { renderRepairs } from '../render/repairs.ts'
import { destinationOf } from './destination.ts'
import { EXIT } from './exit.ts'
import { openDocument } from './inputs.ts'
import type { Io } from './io.ts'
import type { NormalizeOptions } from './normalize-command.ts'

/** `xinjijian normalize`: the text as the rules see it, the repairs in their places, or the offset map. Returns the exit code. */
export async function normalize(file: string, options: NormalizeOptions, io: Io): Promise<number> {
  if (options.diff && options.map) {
    throw new XinjijianError('usage', 'options --diff and --map exclude each other', { hint: 'run the command twice' })
  }
  const { write } = await destinationOf([file], options.output, io)
  const { text: source, layout } = (await openDocument(file, options, io)).source
  const normalized = normalizeText(source, readRuleset().repair, { statistics: readStatistics, marks: layout?.marks })
  const { text, doubtful, map } = normalized
  let result = text
  if (options.diff) result = renderRepairs(source, text, alignment(source, text, map), doubtful)
  else if (options.map) {
    const segments = alignment(source, text, map)
    result = jsonText({ source: source.length, text: text.length, segments }, { compact: true })
  }
  await write(result)
  return EXIT.fine
}
