import { explain as explainPlace, type Target } from '../../authoring/explain.ts'
import { whyNot } from '../../authoring/why-not.ts'
import { XinjijianError } from '../../core/errors.ts'
import { renderExplanation, renderWhyNot } from '../../render/rules/explain.ts'
import { labelsOf } from '../../rules/labels.ts'
import { EXIT } from '../exit.ts'
import { openDocument } from '../inputs.ts'
import type { ExplainOptions } from './commands.ts'
import { show } from './show.ts'
import type { Surroundings } from '../surroundings.ts'
import { openWorkbench, refuseUnknownRule } from './workbench.ts'

/**
 * `xinjijian rules explain`: how a place was read, or with `--why-not` how far a rule gets in a sentence. Returns the exit
 * code.
 * @param asked the place, or the sentence
 */
export async function explain(asked: string, options: ExplainOptions, around: Surroundings): Promise<number> {
  refuseContradictions(options)
  const { whyNot: rule, id, in: kind } = options
  if (rule !== undefined) {
    const bench = await openWorkbench(options, around)
    refuseUnknownRule(bench, rule, (known) => known === rule)
    const answer = whyNot(bench.pipeline, { rule, text: asked, kind, label: labelsOf(bench.sources, rule) })
    await show(answer, options, around.io, renderWhyNot)
    return EXIT.fine
  }
  const { file, target } = placeOf(asked, id)
  const { pipeline, date } = await openWorkbench(options, around)
  const { source, checkpoint } = await openDocument(file, options, around.io)
  const published = options.published ?? date
  await show(explainPlace(pipeline, source, target, { published, checkpoint }), options, around.io, renderExplanation)
  return EXIT.fine
}

function refuseContradictions({ id, whyNot: rule, in: kind }: ExplainOptions): void {
  const refuse = (message: string, hint: string): never => {
    throw new XinjijianError('usage', message, { hint })
  }
  if (id !== undefined && rule !== undefined) refuse('--id and --why-not are two questions', 'ask one at a time')
  if (kind !== undefined && rule === undefined)
    refuse('option --in needs --why-not', 'name the rule with --why-not RULE')
}

/** Reads `FILE:LINE`, `FILE:LINE:COLUMN`, or with an id `FILE`. */
function placeOf(place: string, id: string | undefined): { readonly file: string; readonly target: Target } {
  if (id !== undefined) return { file: place, target: { id } }
  const [, file, line, column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/.exec(place) ?? []
  if (file === undefined || line === undefined) {
    throw new XinjijianError('usage', `'${place}' is no place in a file`, {
      hint: 'write FILE:LINE or FILE:LINE:COLUMN',
    })
  }
  return { file, target: { line: Number(line), ...(column !== undefined && { column: Number(column) }) } }
}
