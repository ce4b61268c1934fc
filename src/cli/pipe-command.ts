import { Option, type Command } from 'commander'
import { PIPE_FORMATS, type PipeFormat } from '../batch/record.ts'
import { withInput, type InputOptions } from './input-options.ts'
import { published, withRules } from './rule-options.ts'
import type { RuleOptions } from './settings.ts'
import { jobs, maxMemory, type WorkerOptions } from './worker-options.ts'

/** What the user asked `pipe` for, checked word by word. */
export interface PipeOptions extends RuleOptions, InputOptions, WorkerOptions {
  readonly format: PipeFormat
  readonly published?: string
}

const HELP = `
Each line of standard input is a document, {"id": "...", "text": "..."} or
{"id": "...", "path": "..."}; each gives exactly one line on standard output, in
the same order, as soon as it is done:
  {"id", "ok": true, "tool", "schema", "rules", "dictionary", "extraction"}
  {"id", "ok": false, "tool", "schema", "rules", "dictionary",
   "error": {"code", "message"}}
where rules and dictionary are checksums. The same line always gives the same
bytes. A line that is no request, too long or too slow is an error record, with
id null where it has none; the others go on. Memory does not grow with the
input. --format tables puts "tables" in the place of "extraction": the
document's rows in each of the tidy tables, as objects (xinjijian schema tables
tells the columns).

Examples:
  xinjijian pipe < documents.jsonl > extractions.jsonl
  parallel --pipe --recend '\\n' --keep-order xinjijian pipe < documents.jsonl

Exit codes:
  0  every line was answered, errors too
  2  the process itself failed: broken rules, a full disk`

/** Adds `pipe` to the command line. */
export function addPipeCommand(program: Command, run: (options: PipeOptions) => Promise<void>): void {
  const command = withRules(program.command('pipe'))
    .description('extract JSON Lines to JSON Lines, a line for a line, under any scheduler')
    .addOption(
      new Option('-f, --format <format>', 'form of what was extracted').choices(PIPE_FORMATS).default(PIPE_FORMATS[0]),
    )
    .addOption(jobs(1))
    .addOption(published())
  withInput(command).addOption(maxMemory()).addHelpText('after', HELP).action(run)
}
