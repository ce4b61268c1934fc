import { Option, type Command } from 'commander'
import type { Severity } from '../core/diagnostic.ts'
import { DIFFERENCE_FORMATS, type DifferenceFormat } from '../render/difference/formats.ts'
import { withInput, type InputOptions } from './input-options.ts'
import { published, withRules } from './rule-options.ts'
import type { RuleOptions } from './settings.ts'

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** What the user asked `diff` for, checked word by word. */
export interface DiffOptions extends RuleOptions, InputOptions {
  readonly format: DifferenceFormat
  readonly output?: string
  readonly failOn: Severity
  readonly exitZero?: boolean
  /** A file, or false after `--no-ignore`; absent: the usual file, if there is one. */
  readonly ignore?: string | false
  readonly published?: string
  readonly name?: string
}

const HELP = `
Each side is a text, an extraction saved as JSON or YAML, a folder of either, or
REV:PATH in git (also a folder). In two folders, files of the same path are
compared. - is standard input. The same amount in another unit is no change, nor
is another script, line break, width or number before a heading.

Severity:
  error    a promise removed or loosened, a deadline later, a lead body lost
  warning  a body, place, wording or unit changed; a value without bound lowered
  info     added, raised, tightened, moved; whatever is only reported as so

"match 0.83" says how sure it is that two records are one; without it they have
the same id.

An ignore file (xinjijian.ignore.yaml in the current folder, or --ignore) keeps
changes out of the report:
  ignore:
    - id: ind-3f2a9c01bd            # of the record, on either side
      kind: indicator-loosened      # or a list; id or kind may be left out
      document: tianjin.txt         # optional: one of a folder, as reported
      reason: agreed in the June meeting
      until: 2026-12-31             # optional

Examples:
  xinjijian diff plan-2023.txt plan-2024.txt
  xinjijian diff HEAD~1:plans/tianjin.txt plans/tianjin.txt --fail-on error
  xinjijian diff origin/main:plans plans -f markdown --exit-zero
  xinjijian diff saved.json plan.txt -f json
  xinjijian diff old.txt new.txt -f html -o changes.html

Exit codes:
  0  nothing at or above --fail-on
  1  changes at or above it (0 with --exit-zero)
  2  could not compare: nothing is printed; of folders, the pairs that could be`

/** Adds `diff` to the command line. */
export function addDiffCommand(
  program: Command,
  run: (old: string, fresh: string, options: DiffOptions) => Promise<void>,
): void {
  const command = withInput(program.command('diff'))
    .description('compare what two versions of a policy text promise')
    .argument('<old>', 'a text, a saved extraction, a folder, or REV:PATH in git')
    .argument('<new>', 'the same, the later version')
    .addOption(
      new Option('-f, --format <format>', 'how the report is written')
        .choices(DIFFERENCE_FORMATS)
        .default(DIFFERENCE_FORMATS[0]),
    )
    .option('-o, --output <file>', 'write the report to a file, whole or not at all')
    .addOption(new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(SEVERITIES).default('info'))
    .option('--exit-zero', 'exit 0 whatever changed')
    .option('--ignore <file>', 'changes to keep out of the report (default: xinjijian.ignore.yaml, if there)')
    .option('--no-ignore', 'use no ignore file')
    .option('--name <path>', 'what to call the document in the report and in annotations')
    .addOption(published())
  withRules(command).addHelpText('after', HELP).action(run)
}
