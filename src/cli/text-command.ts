import type { Command } from 'commander'
import { withInput, type InputOptions } from './input-options.ts'

/** What the user asked `text` for. */
export interface TextOptions extends InputOptions {
  readonly output?: string
}

const HELP = `
FILE is a document as for extract; - is standard input. The result is what is
read of it, in UTF-8: all of a text or Markdown file, unchanged; the article of
an HTML page, a paragraph a line. Offsets in span.extracted count in it.

Examples:
  xinjijian text plan.txt
  xinjijian text plan.txt --encoding big5 -o plan-utf8.txt

Exit codes:
  0  the work is done
  2  something could not be done: a bad option, an unreadable file`

/** Adds `text` to the command line. */
export function addTextCommand(program: Command, run: (file: string, options: TextOptions) => Promise<void>): void {
  withInput(program.command('text'))
    .description('print the text of a document as it is read')
    .argument('<file>', 'document to read; - is standard input')
    .option('-o, --output <file>', 'write the result to a file, whole or not at all')
    .addHelpText('after', HELP)
    .action(run)
}
