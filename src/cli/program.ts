import { Command } from 'commander'
import { addBatchCommand, type BatchOptions } from './batch-command.ts'
import { addDiffCommand, type DiffOptions } from './diff-command.ts'
import { EXIT_HELP } from './exit.ts'
import { addExtractCommand, type ExtractOptions } from './extract-command.ts'
import { addMergeCommand, type MergeOptions } from './merge-command.ts'
import { addNormalizeCommand, type NormalizeOptions } from './normalize-command.ts'
import { addPipeCommand, type PipeOptions } from './pipe-command.ts'
import { addRuleCommands, type RuleActions } from './rules/commands.ts'
import { addSchemaCommand, type SchemaName, type SchemaOptions } from './schema-command.ts'
import { addTextCommand, type TextOptions } from './text-command.ts'
import { addViewCommand, type ViewOptions } from './view-command.ts'

/** What the commands do; each resolves to an exit code. */
export interface Actions {
  extract(files: readonly string[], options: ExtractOptions): Promise<number>
  schema(of: SchemaName, options: SchemaOptions): Promise<number>
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
  /** First word of the command line. Where it names a command, that is the only one: to describe all takes a while. */
  readonly asked?: string | undefined
  /** Told the exit code of the command that ran. */
  readonly finish: (exitCode: number) => void
}

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
${EXIT_HELP}`

/** The command line as a table: commands, options, help. Throws commander's errors; never ends the process. */
export function createProgram({ version, actions, speech, asked = '', finish }: ProgramParts): Command {
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

  const commands: Readonly<Record<string, () => void>> = {
    extract: () => addExtractCommand(program, async (files, options) => finish(await actions.extract(files, options))),
    schema: () => addSchemaCommand(program, async (of, options) => finish(await actions.schema(of, options))),
    view: () => addViewCommand(program, async (files, options) => finish(await actions.view(files, options))),
    diff: () => addDiffCommand(program, async (old, fresh, options) => finish(await actions.diff(old, fresh, options))),
    text: () => addTextCommand(program, async (file, options) => finish(await actions.text(file, options))),
    normalize: () =>
      addNormalizeCommand(program, async (file, options) => finish(await actions.normalize(file, options))),
    batch: () => addBatchCommand(program, async (inputs, options) => finish(await actions.batch(inputs, options))),
    pipe: () => addPipeCommand(program, async (options) => finish(await actions.pipe(options))),
    merge: () =>
      addMergeCommand(program, async (out, shards, options) => finish(await actions.merge(out, shards, options))),
    rules: () => addRuleCommands(program, actions.rules, finish),
  }
  const only = Object.hasOwn(commands, asked) ? commands[asked] : undefined
  if (only === undefined) for (const add of Object.values(commands)) add()
  else only()
  return program
}
