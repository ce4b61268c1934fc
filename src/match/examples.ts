import type { CompiledRule, RuleExample } from '../core/program.ts'
import type { Scalar, Token } from '../core/token.ts'
import { runPhase } from './engine.ts'
import type { BoundPhase, PhaseResult } from './engine.ts'
import { capturedText } from './effects.ts'

/** Lexes a normalized text into segments; the spans of the tokens point into it. */
export type Tokenize = (text: string) => readonly (readonly Token[])[]

export interface ExampleFailure {
  readonly rule: string
  /** Where the rule is written. */
  readonly path: string
  readonly line: number
  readonly text: string
  /** What went wrong, in a sentence. */
  readonly message: string
}

interface Finding {
  readonly text: string
  readonly gives: Readonly<Record<string, Scalar>>
}

/** Runs the examples of all rules through all phases up to their own; returns those that do not come out as written. */
export function runExamples(phases: readonly BoundPhase[], tokenize: Tokenize): ExampleFailure[] {
  return phases.flatMap(({ phase }, number) =>
    phase.rules.flatMap((rule) => {
      const fail = ({ text }: RuleExample, message: string): ExampleFailure => ({
        rule: rule.id,
        path: rule.path,
        line: rule.line,
        text,
        message,
      })
      const run = (example: RuleExample): readonly Finding[] =>
        runExample(phases.slice(0, number + 1), rule, example, tokenize)
      const missing = rule.examples.match.flatMap((example) => {
        const message = shortfall(run(example), example.gives ?? {})
        return message === null ? [] : [fail(example, message)]
      })
      const unwanted = rule.examples.noMatch.flatMap((example) => {
        const finding = run(example).find(({ gives }) => differences(gives, example.gives ?? {}).length === 0)
        return finding ? [fail(example, `should not match, but does: ${finding.text}`)] : []
      })
      return [...missing, ...unwanted]
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
