import { Argument, Command, Option } from 'commander'
import { FORMAT_NAMES, type FormatName } from '../render/formats.ts'
import { TABLE_NAMES, type TableName } from '../render/tables/names.ts'
import { RECORD_KINDS, ROLES, type RecordKind, type Role } from '../render/select.ts'
import { addBatchCommand, type BatchOptions } from './batch-command.ts'
import { addDiffCommand, type DiffOptions } from './diff-command.ts'
import { withInput, type InputOptions } from './input-options.ts'
import { addNormalizeCommand, type NormalizeOptions } from './normalize-command.ts'
import { addTextCommand, type TextOptions } from './text-command.ts'
import { addMergeCommand, type MergeOptions } from './merge-command.ts'
import { addPipeCommand, type PipeOptions } from './pipe-command.ts'
import { published, withRules } from './rule-options.ts'
import { addRuleCommands, type RuleActions } from './rules-commands.ts'
import type { RuleOptions } from './settings.ts'
import { listOf } from './values.ts'
import { addViewCommand, type ViewOptions } from './view-command.ts'

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

export const SCHEMA_NAMES = ['extraction', 'diff', 'tables'] as const
export type SchemaName = (typeof SCHEMA_NAMES)[number]

/** What the commands do; each resolves to an exit code. */
export interface Actions {
  extract(files: readonly string[], options: ExtractOptions): Promise<number>
  schema(of: SchemaName, options: { readonly json?: boolean }): Promise<number>
  view(files: readonly string[], options: ViewOptions): Promise<number>
  diff(old: string, fresh: string, options: DiffOptions): Promise<number>
  normalize(file: string, options: NormalizeOptions): Promise<number>
  text(file: string, options: TextOptions): Promise<number>
  batch(inputs: readonly string[], options: BatchOptions): Promise<number>
  pipe(options: PipeOptions): Promise<number>
  merge(out: string, shards: readonly string[], options: MergeOptions): Promise<number>
  readonly rules: RuleActions
}

/** Where commander's own words go: help and version, and complaints. */
interface Speech {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly columns: number
}

interface ProgramParts {
  readonly version: string
  readonly actions: Actions
  readonly speech: Speech
  /** Told the exit code of the command that ran. */
  readonly finish: (exitCode: number) => void
}

const EXIT_CODES = `
Exit codes:
  0  the work is done, even when a text held nothing to extract
  1  the work is done and something was found (commands that check or compare)
  2  something could not be done: a bad option, an unreadable file, a full disk;
     the other inputs are still extracted`

const EXTRACT_HELP = `
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
${EXIT_CODES}`

const SCHEMA_HELP = `
Examples:
  xinjijian schema > extraction.schema.json
  xinjijian schema diff                     the JSON report of diff
  xinjijian schema tables                   every table and column, in words
  xinjijian schema tables --json > datapackage.json`

const PROGRAM_HELP = `
Examples:
  xinjijian extract plan.txt                the records of one text, as JSON
  xinjijian extract -f yaml a.txt b.txt     two texts, as YAML
  xinjijian extract -f table plan.txt       the same to read on a terminal
  xinjijian view plan.txt -o plan.html      the text beside its records
  xinjijian schema > extraction.schema.json
  xinjijian diff old.txt new.txt            what changed in the promises
  xinjijian rules explain plan.txt:12       how line 12 was read
  xinjijian text page.txt                   the text as it was read, in UTF-8
  xinjijian normalize page.txt --diff       what was repaired in a garbled page
  xinjijian batch reports -o tables         a corpus, as tables
  xinjijian extract --help                  every option, with examples
${EXIT_CODES}`

/** The command line as a table: commands, options, help. Throws commander's errors; never ends the process. */
export function createProgram({ version, actions, speech, finish }: ProgramParts): Command {
  const program = new Command('xinjijian')
    .description(
      'Reads Chinese policy texts and writes down what they promise:\ngoals, indicators and responsible agencies.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: speech.out,
      writeErr: speech.err,
      outputError: () => {},
      getOutHelpWidth: () => speech.columns,
      getErrHelpWidth: () => speech.columns,
    })
    .addHelpText('after', PROGRAM_HELP)

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
    .addHelpText('after', EXTRACT_HELP)
    .action(async (files: string[], options: ExtractOptions) => finish(await actions.extract(files, options)))

  program
    .command('schema')
    .description('print the JSON Schema of an extraction or of a diff report, or the columns of the tables')
    .addArgument(new Argument('[of]', 'what to describe').choices(SCHEMA_NAMES).default(SCHEMA_NAMES[0]))
    .option('--json', 'the tables as a Data Package descriptor (frictionless)')
    .addHelpText('after', SCHEMA_HELP)
    .action(async (of: SchemaName, options: { json?: boolean }) => finish(await actions.schema(of, options)))

  addViewCommand(program, async (files, options) => finish(await actions.view(files, options)))
  addDiffCommand(program, async (old, fresh, options) => finish(await actions.diff(old, fresh, options)))
  addTextCommand(program, async (file, options) => finish(await actions.text(file, options)))
  addNormalizeCommand(program, async (file, options) => finish(await actions.normalize(file, options)))
  addBatchCommand(program, async (inputs, options) => finish(await actions.batch(inputs, options)))
  addPipeCommand(program, async (options) => finish(await actions.pipe(options)))
  addMergeCommand(program, async (out, shards, options) => finish(await actions.merge(out, shards, options)))
  addRuleCommands(program, actions.rules, finish)
  return program
}
