import type { Command } from 'commander'
import { withInput, type InputOptions } from './input-options.ts'
import { published, withRules } from './rule-options.ts'
import type { RuleOptions } from './settings.ts'

/** What the user asked `view` for, checked word by word. */
export interface ViewOptions extends RuleOptions, InputOptions {
  readonly output?: string
  readonly published?: string
  readonly verbose?: boolean
}

const HELP = `
FILE is a document as for extract; - is standard input. The page needs nothing
but itself: it loads nothing and can be kept, sent and printed. Several files
make one page in which to choose.

It shows the text as it stands, with goals, indicators, quantities and agencies
marked, beside the records, the responsibility matrix and the deadlines. A click
leads from a record to its place and back; ? shows the keys. Labels are Chinese
or English.

Examples:
  xinjijian view plan.txt -o plan.html
  xinjijian view plans/*.txt -o plans.html
  curl -s "$URL" | xinjijian view - --published 2021-09-13 > page.html

Exit codes:
  0  the work is done
  2  something could not be done: a bad option, an unreadable file, a full disk;
     the other inputs are still shown`

/** Adds `view` to the command line. */
export function addViewCommand(
  program: Command,
  run: (files: readonly string[], options: ViewOptions) => Promise<void>,
): void {
  withInput(withRules(program.command('view')))
    .description('make an HTML page of texts with their records marked in place')
    .argument('<file...>', 'documents to read; - is standard input')
    .option('-o, --output <file>', 'write the page to a file, whole or not at all')
    .addOption(published())
    .option('-v, --verbose', 'also say what was skipped or repaired')
    .addHelpText('after', HELP)
    .action(run)
}
