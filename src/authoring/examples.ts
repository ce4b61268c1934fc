import type { CompiledRule } from '../core/program.ts'
import type { ExampleReport, FailedExample, SkippedForm } from '../core/rule-reports.ts'
import { runExamples } from '../match/examples.ts'
import type { ExampleForm } from '../match/examples.ts'
import type { Pipeline } from '../pipeline.ts'
import { spellings } from './forms.ts'

const WRITTEN = 'as written'

/**
 * Runs the examples of rules: as written, in traditional characters and with full-width digits. A form that comes to the
 * same normalized text is the same test. Full-width digits that do not, and then fail, fail as the example would; where
 * traditional characters do not (conversion cannot always go back), the form is set aside.
 */
export function testRules(
  pipeline: Pick<Pipeline, 'normalize' | 'phases' | 'sentencesOf'>,
  only: (rule: CompiledRule) => boolean = () => true,
): ExampleReport {
  const ways = spellings()
  const cache = new Map<string, readonly ExampleForm[]>()
  let runs = 0
  const formsOf = (text: string): readonly ExampleForm[] => {
    const written = pipeline.normalize(text).text
    const known = cache.get(text) ?? [
      { form: WRITTEN, text: written },
      ...ways
        .map(([form, spell]) => ({ form, source: spell(text) }))
        .filter(({ source }) => source !== text)
        .map(({ form, source }) => ({ form, text: pipeline.normalize(source).text })),
    ]
    cache.set(text, known)
    runs += known.length
    return known.filter(({ form, text: normalized }) => form === WRITTEN || normalized !== written)
  }
  const failures = runExamples(pipeline.phases, (text) => pipeline.sentencesOf(text), { formsOf, only })
  const keyOf = ({ path, line, text }: Omit<FailedExample, 'message'>): string => JSON.stringify([path, line, text])
  const written = new Set(failures.filter(({ form }) => form === WRITTEN).map(keyOf))
  const missing: FailedExample[] = []
  const noisy: FailedExample[] = []
  const skipped: SkippedForm[] = []
  for (const { kind, ...failure } of failures) {
    const { rule, path, line, form, text } = failure
    if (form !== WRITTEN && written.has(keyOf(failure))) continue
    const normalized = cache.get(text)?.find((one) => one.form === form)?.text ?? text
    if (form === 'traditional') skipped.push({ rule, path, line, form, text, normalized })
    else if (kind === 'missing') missing.push(failure)
    else noisy.push(failure)
  }
  const rules = pipeline.phases.flatMap(({ phase }) => phase.rules.filter(only))
  const examples = rules.reduce((sum, rule) => sum + rule.examples.match.length + rule.examples.noMatch.length, 0)
  return { rules: rules.length, examples, runs, missing, noisy, skipped }
}
