import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { RuleText } from '../../src/rules/load.ts'

/** Two phases and the classes a, b, c, d (each with the one word of that name), for rules written in tests. */
export const basis: readonly RuleText[] = [
  {
    path: 'phases.yaml',
    text: [
      'topic: phases',
      'phases:',
      '  - {name: make, kind: rewrite, about: Makes tokens.}',
      '  - {name: take, kind: collect, claims: [q], about: Takes what is under @q.}',
      '  - {name: find, kind: collect, about: Takes the whole match.}',
    ].join('\n'),
  },
  {
    path: 'lexicon.yaml',
    text: [
      'topic: lexicon',
      'entries:',
      ...['a', 'b', 'c', 'd'].map((name) => `  - {class: ${name}, words: [${name}]}`),
    ].join('\n'),
  },
]

/** A phase that is run when asked for, on top of them. */
export const askedPhase: RuleText = {
  path: 'asked.yaml',
  text: 'topic: phases\nphases: [{name: extra, kind: collect, when: asked, about: Runs when asked for.}]',
}

/** `path:line:column code message` and the hint behind a bar, as a reader would see it. */
export function spell({ path, position, code, message, hint }: Diagnostic): string {
  const place = [path, position?.line, position?.column].filter((part) => part !== undefined).join(':')
  return `${place} ${code} ${message}${hint === undefined ? '' : ` | ${hint}`}`
}

/** A pattern file with one rule; `more` are further lines of the rule. */
export function oneRule(match: string, { phase = 'find', variables = {}, more = [] }: OneRule = {}): RuleText {
  const text = [
    'topic: patterns',
    `phase: ${phase}`,
    `variables: ${JSON.stringify(variables)}`,
    'rules:',
    '  - id: rule.one',
    '    about: For a test.',
    `    match: ${JSON.stringify(match)}`,
    ...more.map((line) => `    ${line}`),
    '    examples: {match: [x], no-match: [y]}',
  ].join('\n')
  return { path: 'rules.yaml', text }
}

interface OneRule {
  readonly phase?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly more?: readonly string[]
}
