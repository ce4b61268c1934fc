import type { WhyNot } from '../core/rule-reports.ts'
import { XinjijianError } from '../core/errors.ts'
import type { Workbench } from '../extractor.ts'
import type { Style } from '../render/rules/style.ts'
import { styleFor } from './colour.ts'
import { EXIT } from './exit.ts'
import { eachInput, openDocument } from './inputs.ts'
import type { Io } from './io.ts'
import { writeResult } from './output.ts'
import type { AuthorOptions, ExplainOptions, RuleActions } from './rules-commands.ts'
import { rulePacks, settingsFor } from './settings.ts'
import { visible } from '../render/visible.ts'
import type { Voice } from './voice.ts'

/** `xinjijian rules …`: each command gathers what it needs, asks the room that knows, and shows the answer. */
export function ruleActions(io: Io, voice: Voice): RuleActions {
  async function workbench(options: AuthorOptions): Promise<Workbench & { readonly date: string | undefined }> {
    const settings = await settingsFor(options, io)
    const { createWorkbench } = await import('../extractor.ts')
    const bench = await createWorkbench(await rulePacks(settings, io))
    for (const problem of bench.problems) await voice.remark(problem)
    return { ...bench, date: settings.output.published }
  }

  async function show<Report>(
    report: Report,
    options: AuthorOptions,
    render: (report: Report, style: Style) => string,
  ): Promise<void> {
    const text = options.json
      ? `${(await import('../render/controls.ts')).escapeControls(JSON.stringify(report, null, 2))}\n`
      : render(harmless(report), await styleFor(io.stdout, io.env))
    await writeResult(io.stdout, text)
  }

  return {
    async list(phase, options) {
      const { pipeline } = await workbench(options)
      const phases = pipeline.phases.map((bound) => bound.phase)
      if (phase !== undefined && !phases.some(({ name }) => name === phase)) {
        const hint = `there are ${phases.map(({ name }) => name).join(', ')}`
        throw new XinjijianError('usage', `there is no phase ${phase}`, { hint })
      }
      const { listRules } = await import('../rules/list.ts')
      const rules = listRules(phases.filter(({ name }) => phase === undefined || name === phase))
      await show(rules, options, (await import('../render/rules/list.ts')).renderList)
      return EXIT.fine
    },

    async check(options) {
      const packs = await rulePacks(await settingsFor(options, io), io)
      const [{ checkRules }, { normalizeWith }] = await Promise.all([
        import('../rules/check.ts'),
        import('../pipeline.ts'),
      ])
      const report = checkRules(packs, normalizeWith)
      await show(report, options, (await import('../render/rules/check.ts')).renderCheck)
      return report.problems.length > 0 ? EXIT.findings : EXIT.fine
    },

    async test(ids, options) {
      const { pipeline } = await workbench(options)
      const known = pipeline.phases.flatMap(({ phase }) => phase.rules.map(({ id }) => id))
      const stranger = ids.find((id) => !known.some((rule) => rule.startsWith(id)))
      if (stranger !== undefined) throw await unknownRule(stranger, known)
      const { testRules } = await import('../authoring/examples.ts')
      const report = testRules(pipeline, ({ id }) => ids.length === 0 || ids.some((start) => id.startsWith(start)))
      await show(report, options, (await import('../render/rules/test.ts')).renderTest)
      return report.missing.length + report.noisy.length > 0 ? EXIT.findings : EXIT.fine
    },

    async coverage(files, options) {
      const { pipeline, date } = await workbench(options)
      const { CoverageCount } = await import('../authoring/coverage.ts')
      const coverage = new CoverageCount(pipeline)
      const published = options.published ?? date
      const done = await eachInput(files, voice, async (file) => {
        const { source, checkpoint } = await openDocument(file, options, io)
        coverage.add(source, { published, checkpoint })
      })
      if (done.length === 0) {
        await voice.remark({ severity: 'error', message: 'nothing was read, so there is nothing to count' })
        return EXIT.failed
      }
      const report = coverage.report()
      await show(report, options, (await import('../render/rules/coverage.ts')).renderCoverage)
      if (done.length < files.length) return EXIT.failed
      return report.residue.length > (options.maxResidue ?? Infinity) ? EXIT.findings : EXIT.fine
    },

    async explain(place, options) {
      refuseContradictions(options)
      const { renderExplanation, renderWhyNot } = await import('../render/rules/explain.ts')
      if (options.whyNot !== undefined) {
        const answer = await whyNot(options.whyNot, place, options, await workbench(options))
        await show(answer, options, renderWhyNot)
        return EXIT.fine
      }
      const target = targetOf(place, options.id)
      const { pipeline, date } = await workbench(options)
      const { source, checkpoint } = await openDocument(target.file, options, io)
      const { explain } = await import('../authoring/explain.ts')
      const explanation = explain(pipeline, source, target.what, {
        published: options.published ?? date,
        checkpoint,
      })
      await show(explanation, options, renderExplanation)
      return EXIT.fine
    },

    async schema() {
      const { ruleFileSchema } = await import('../rules/json-schema.ts')
      await writeResult(io.stdout, ruleFileSchema())
      return EXIT.fine
    },
  }
}

function refuseContradictions({ id, whyNot: rule, in: kind }: ExplainOptions): void {
  const refuse = (message: string, hint: string): never => {
    throw new XinjijianError('usage', message, { hint })
  }
  if (id !== undefined && rule !== undefined) refuse('--id and --why-not are two questions', 'ask one at a time')
  if (kind !== undefined && rule === undefined)
    refuse('option --in needs --why-not', 'name the rule with --why-not RULE')
}

async function whyNot(rule: string, text: string, options: ExplainOptions, bench: Workbench): Promise<WhyNot> {
  const [{ whyNot: ask }, { labelsOf }] = await Promise.all([
    import('../authoring/why-not.ts'),
    import('../rules/labels.ts'),
  ])
  const known = bench.pipeline.phases.flatMap(({ phase }) => phase.rules.map(({ id }) => id))
  if (!known.includes(rule)) throw await unknownRule(rule, known)
  return ask(bench.pipeline, { rule, text, kind: options.in, label: labelsOf(bench.sources, rule) })
}

async function unknownRule(id: string, known: readonly string[]): Promise<XinjijianError> {
  const { suggest } = await import('../rules/nearest.ts')
  const hint = suggest(id, known) ?? 'xinjijian rules list shows them all'
  return new XinjijianError('rule-undefined', `there is no rule ${id}`, { hint })
}

type Target = { readonly line: number; readonly column?: number } | { readonly id: string }

/** Reads `FILE:LINE`, `FILE:LINE:COLUMN`, or with an id `FILE`. */
function targetOf(place: string, id: string | undefined): { readonly file: string; readonly what: Target } {
  if (id !== undefined) return { file: place, what: { id } }
  const [, file, line, column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/.exec(place) ?? []
  if (file === undefined || line === undefined) {
    throw new XinjijianError('usage', `'${place}' is no place in a file`, {
      hint: 'write FILE:LINE or FILE:LINE:COLUMN',
    })
  }
  return { file, what: { line: Number(line), ...(column !== undefined && { column: Number(column) }) } }
}

/** A report with what would steer a terminal spelled out in all its texts. */
function harmless<Report>(report: Report): Report {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return visible(value)
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), clean(inner)]))
  }
  return clean(report) as Report
}
