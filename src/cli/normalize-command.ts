import type { Command } from 'commander'
import { withInput, type InputOptions } from './input-options.ts'

/** What the user asked `normalize` for. */
export interface NormalizeOptions extends InputOptions {
  readonly diff?: boolean
  readonly map?: boolean
  readonly output?: string
}

const HELP = `
FILE is a text as for extract; - is standard input. The result is what all rules
see: simplified characters, half-width digits and brackets, readings and damage
repaired as far as that is sure. An unreadable character is shown as U+FFFD.

--diff prints the lines that changed, each repair in its place:
  [-as it stood-]{+as it reads+}
and repairs of damaged bytes with tier and margin, {+text | certain 12.5+}:
  certain     used for everything
  probable    used for words, never for numbers
  unreadable  left open; numbers beside it are not extracted

--map prints JSON: {"source": length, "text": length, "segments": [...]}, each
segment {"source": [start, end], "text": [start, end], "same": true or false},
in UTF-16 code units. The segments cover both texts without gap or overlap.

Examples:
  xinjijian normalize page.txt
  xinjijian normalize page.txt --diff
  xinjijian normalize page.txt --map -o page.map.json

Exit codes:
  0  the work is done
  2  something could not be done: a bad option, an unreadable file`

/** Adds `normalize` to the command line. */
export function addNormalizeCommand(
  program: Command,
  run: (file: string, options: NormalizeOptions) => Promise<void>,
): void {
  withInput(program.command('normalize'))
    .description('print a text repaired, in simplified characters')
    .argument('<file>', 'text to read; - is standard input')
    .option('--diff', 'show each repair in its place instead')
    .option('--map', 'print the offset map as JSON instead')
    .option('-o, --output <file>', 'write the result to a file, whole or not at all')
    .addHelpText('after', HELP)
    .action(run)
}
