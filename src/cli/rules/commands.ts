import { type Command, Option } from 'commander'
import { SEGMENT_KINDS, type SegmentKind } from '../../core/token-kinds.ts'
import { withInput, type InputOptions } from '../input-options.ts'
import { published, withRules } from '../rule-options.ts'
import type { RuleOptions } from '../settings.ts'
import { naturalNumber } from '../values.ts'

/** The options of every command for rule authors. */
export interface AuthorOptions extends RuleOptions {
  readonly json?: boolean
}

export interface CoverageOptions extends AuthorOptions, InputOptions {
  readonly maxResidue?: number
  readonly published?: string
}

export interface ExplainOptions extends AuthorOptions, InputOptions {
  readonly id?: string
  readonly whyNot?: string
  readonly in?: SegmentKind
  readonly published?: string
}

/** What the commands for rule authors do; each resolves to an exit code. */
export interface RuleActions {
  list(phase: string | undefined, options: AuthorOptions): Promise<number>
  check(options: AuthorOptions): Promise<number>
  test(ids: readonly string[], options: AuthorOptions): Promise<number>
  coverage(files: readonly string[], options: CoverageOptions): Promise<number>
  explain(place: string, options: ExplainOptions): Promise<number>
  schema(): Promise<number>
}

const CODES = `
Exit codes:
  0  nothing to object to
  1  problems, failed examples, or more residue than allowed
  2  something could not be done: a bad option, an unreadable file`

const RULES_HELP = `
The rules are the built-in ones, those of the settings file in this folder or
one above (xinjijian.config.yaml), or those of --rules DIR.

Examples:
  xinjijian rules check --rules my-rules --extend
  xinjijian rules test own.
  xinjijian rules coverage plans/*.txt --max-residue 20
  xinjijian rules explain plan.txt:12
  xinjijian rules schema > my-rules/schema.json
${CODES}`

const EXAMPLE = '\nExample:\n  xinjijian rules'

const LIST_HELP = `${EXAMPLE} list indicator
${CODES}`

const CHECK_HELP = `
Reports every problem with file, line and column: what loading the rules finds,
and rules that can never match or never win, literals that no normalized text
contains, patterns too long to read.
${EXAMPLE} check --rules my-rules --extend
${CODES}`

const TEST_HELP = `
An ID may be the beginning of one. Each example is run as written, in
traditional characters and with full-width digits. Missing: it should match and
does not. Noisy: it should not match and does. Set aside: the traditional form
does not come back as the same text, and what came back does not come out.
${EXAMPLE} test quantity.bound-after indicator.
${CODES}`

const COVERAGE_HELP = `
Residue are numbers with units, and brackets of responsibility, that no rule
consumed. With --max-residue the exit code is 1 when there is more of it.
${EXAMPLE} coverage plans/*.txt --max-residue 20
${CODES}`

const EXPLAIN_HELP = `
PLACE is FILE:LINE or FILE:LINE:COLUMN, with --id the FILE of the record, and
with --why-not the sentence that the rule should match.

Examples:
  xinjijian rules explain plan.txt:12
  xinjijian rules explain plan.txt --id ind-0a1b2c3d4e
  xinjijian rules explain --why-not quantity.bound-after "$SENTENCE"
${CODES}`

/** Adds `xinjijian rules …` to the command line. */
export function addRuleCommands(program: Command, actions: RuleActions, finish: (exitCode: number) => void): void {
  const rules = program
    .command('rules')
    .description('for authors of rules: list, check, test, coverage, explain, schema')
    .addHelpText('after', RULES_HELP)
  const add = (name: string, description: string, help: string): Command =>
    withRules(rules.command(name).description(description).addHelpText('after', help)).option(
      '--json',
      'print the report as JSON',
    )

  add('list', 'list the rules in the order in which they are tried', LIST_HELP)
    .argument('[phase]', 'only the rules of this phase')
    .action(async (phase: string | undefined, options: AuthorOptions) => finish(await actions.list(phase, options)))
  add('check', 'look for problems in the rules', CHECK_HELP).action(async (options: AuthorOptions) =>
    finish(await actions.check(options)),
  )
  add('test', "run the rules' own examples", TEST_HELP)
    .argument('[id...]', 'only the rules whose ids begin so')
    .action(async (ids: string[], options: AuthorOptions) => finish(await actions.test(ids, options)))
  withInput(add('coverage', 'count the rules that fire in texts, and what they leave over', COVERAGE_HELP))
    .argument('<file...>', 'texts to read; - is standard input')
    .option('--max-residue <number>', 'how much residue is allowed', naturalNumber)
    .addOption(published())
    .action(async (files: string[], options: CoverageOptions) => finish(await actions.coverage(files, options)))
  withInput(add('explain', 'tell how a place of a text was read, or why a rule does not match', EXPLAIN_HELP))
    .argument('<place>', 'FILE:LINE[:COLUMN], a FILE, or a sentence')
    .option('--id <id>', 'explain this record of the file')
    .option('--why-not <rule>', 'tell how far this rule gets in the sentence')
    .addOption(new Option('--in <kind>', 'with --why-not: what kind of text the sentence is').choices(SEGMENT_KINDS))
    .addOption(published())
    .action(async (place: string, options: ExplainOptions) => finish(await actions.explain(place, options)))
  rules
    .command('schema')
    .description('print the JSON Schema of rule files, for editors')
    .addHelpText('after', `${EXAMPLE} schema > my-rules/schema.json`)
    .action(async () => finish(await actions.schema()))
}
