import { Option, type Command } from 'commander'
import { FORMAT_NAMES, type FormatName } from '../render/formats.ts'
import { RECORD_KINDS, ROLES, type RecordKind, type Role } from '../render/select.ts'
import { TABLE_NAMES, type TableName } from '../render/tables/names.ts'
import { EXIT_HELP } from './exit.ts'
import { withInput, type InputOptions } from './input-options.ts'
import { published, withRules } from './rule-options.ts'
import type { RuleOptions } from './settings.ts'
import { listOf } from './values.ts'

/** What the user asked `extract` for, checked word by word. */
export interface ExtractOptions extends RuleOptions, InputOptions {
  readonly format?: FormatName
  readonly output?: string
  readonly published?: string
  readonly only?: readonly RecordKind[]
  readonly role?: readonly Role[]
  /** The one table wanted, in formats that have tables. */
  readonly table?: TableName
  readonly bom?: boolean
  readonly compact?: boolean
  /** False after `--no-spans`. */
  readonly spans?: boolean
  readonly verbose?: boolean
}

const HELP = `
FILE is a text, Markdown or HTML (UTF-8, GB18030, Big5, UTF-16), DOCX or PDF;
- is standard input. One input gives one object, several give a JSON array or
YAML documents. Everything but the result goes to stderr.

The result is JSON, on a terminal too. To read it there use -f table; for a
spreadsheet -f xlsx -o FILE (a sheet for each table) or -f csv (one tidy table,
indicators if --table does not name another); for a wiki or a pull request
-f markdown. What each column means: xinjijian schema tables.

--only and --role leave every key in place: lists not asked for are empty, and
links to records left out are dropped. Document, sections and diagnostics stay.

A file xinjijian.config.yaml in this folder or one above may name rules of one's
own and say what --format, --only, --role and --published are if not given here.

Examples:
  xinjijian extract plan.txt
  xinjijian extract plan.txt --only indicators --role target,criterion
  xinjijian extract plan.txt -f table
  xinjijian extract -f xlsx -o plans.xlsx plans/*.txt
  xinjijian extract -f csv --table goals plan.txt
  xinjijian extract -f yaml -o plans.yaml plans/*.txt
  curl -s "$URL" | xinjijian extract - --published 2021-09-13
  xinjijian extract plan.txt --rules my-rules --extend
${EXIT_HELP}`

/** Adds `extract` to the command line. */
export function addExtractCommand(
  program: Command,
  run: (files: readonly string[], options: ExtractOptions) => Promise<void>,
): void {
  withInput(withRules(program.command('extract')))
    .description('extract the goals, indicators and responsible agencies of policy texts')
    .argument('<file...>', 'texts to read; - is standard input')
    .addOption(
      new Option('-f, --format <format>', `how the result is written; ${FORMAT_NAMES[0]} if not said`).choices(
        FORMAT_NAMES,
      ),
    )
    .option('-o, --output <file>', 'write the result to a file, whole or not at all')
    .addOption(published())
    .option('--only <kinds>', `keep these records only: ${RECORD_KINDS.join(',')}`, listOf(RECORD_KINDS))
    .option('--role <roles>', `keep indicators of these roles only: ${ROLES.join(',')}`, listOf(ROLES))
    .addOption(new Option('--table <name>', 'the table wanted, in formats that have tables').choices(TABLE_NAMES))
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
    .option('--compact', 'JSON on one line')
    .option('--no-spans', 'leave out places in the text, checksum and file name, to compare line by line')
    .option('-v, --verbose', 'also say what was skipped or repaired')
    .addHelpText('after', HELP)
    .action(run)
}
