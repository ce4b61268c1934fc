import type { CompiledRule, RuleExample } from '../core/program.ts'
import type { Scalar, Token } from '../core/token.ts'
import { runPhase } from './engine.ts'
import type { BoundPhase, PhaseResult } from './engine.ts'
import { capturedText } from './effects.ts'

/** Lexes a normalized text into segments; the spans of the tokens point into it. */
export type Tokenize = (text: string) => readonly (readonly Token[])[]

/** A way of writing an example: what it is called, and the normalized text it gives. */
export interface ExampleForm {
  readonly form: string
  readonly text: string
}

export interface ExampleFailure {
  readonly rule: string
  /** Where the example is written. */
  readonly path: string
  readonly line: number
  /** `missing`: it should match as it says and does not. `noisy`: it should not match and does. */
  readonly kind: 'missing' | 'noisy'
  readonly form: string
  readonly text: string
  /** What went wrong, in a sentence. */
  readonly message: string
}

interface RunOptions {
  /** The forms to run an example in; by default its text as it is. */
  readonly formsOf?: (text: string) => readonly ExampleForm[]
  /** The rules whose examples are run; by default all. */
  readonly only?: (rule: CompiledRule) => boolean
}

interface Finding {
  readonly text: string
  readonly gives: Readonly<Record<string, Scalar>>
}

const asIs = (text: string): ExampleForm[] => [{ form: 'as written', text }]

/** Runs the examples of rules through all phases up to their own; returns those that do not come out as written. */
export function runExamples(
  phases: readonly BoundPhase[],
  tokenize: Tokenize,
  { formsOf = asIs, only = () => true }: RunOptions = {},
): ExampleFailure[] {
  return phases.flatMap(({ phase }, number) =>
    phase.rules.filter(only).flatMap((rule) => {
      const run = (example: RuleExample): readonly Finding[] =>
        runExample(phases.slice(0, number + 1), rule, example, tokenize)
      const judge = (
        kind: ExampleFailure['kind'],
        examples: readonly RuleExample[],
        complaint: (found: readonly Finding[], wanted: RuleExample['gives'] & {}) => string | null,
      ): ExampleFailure[] =>
        examples.flatMap((example) =>
          formsOf(example.text).flatMap(({ form, text }) => {
            const message = complaint(run({ ...example, text }), example.gives ?? {})
            const place = { rule: rule.id, path: rule.path, line: example.line }
            return message === null ? [] : [{ ...place, kind, form, text: example.text, message }]
          }),
        )
      return [
        ...judge('missing', rule.examples.match, shortfall),
        ...judge('noisy', rule.examples.noMatch, (found, wanted) => {
          const unwanted = found.find(({ gives }) => differences(gives, wanted).length === 0)
          return unwanted === undefined ? null : `should not match, but does: ${unwanted.text}`
        }),
      ]
    }),
  )
}

/** The matches of a rule in an example's text; the rule's phase is the last of `phases`. */
function runExample(
  phases: readonly BoundPhase[],
  rule: CompiledRule,
  { text, in: kind }: RuleExample,
  tokenize: Tokenize,
): Finding[] {
  const context = { kind: kind ?? rule.kinds?.[0] ?? 'paragraph', text }
  return tokenize(text).flatMap((segment) => {
    let tokens = segment
    let result: PhaseResult | null = null
    let before = tokens
    for (const phase of phases) {
      before = tokens
      result = runPhase(phase, tokens, context)
      tokens = result.tokens
    }
    return result ? findings(result, before, rule.id, text) : []
  })
}

function findings(result: PhaseResult, tokens: readonly Token[], rule: string, text: string): Finding[] {
  const own = result.matches
    .filter((match) => match.rule === rule)
    .map(({ from, to, captures, fields }) => {
      const texts = Object.entries(captures).map(
        ([name, ranges]) => [name, capturedText(ranges, tokens, text)] as const,
      )
      return { text: capturedText([{ from, to }], tokens, text), gives: { ...Object.fromEntries(texts), ...fields } }
    })
  return [...own, ...result.nested.flatMap((inside) => findings(inside, tokens[inside.at]!.inner ?? [], rule, text))]
}

function shortfall(found: readonly Finding[], wanted: RuleExample['gives'] & {}): string | null {
  if (found.length === 0) return 'should match, but does not'
  const lacks = found.map(({ gives }) => differences(gives, wanted))
  return lacks.some((list) => list.length === 0) ? null : `matches, but gives ${lacks[0]!.join(', ')}`
}

function differences(gives: Finding['gives'], wanted: RuleExample['gives'] & {}): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => (Object.hasOwn(gives, name) ? gives[name] !== value : value !== null))
    .map(([name, value]) => `${name}: ${JSON.stringify(gives[name] ?? null)} instead of ${JSON.stringify(value)}`)
}
