import { Argument, type Command } from 'commander'

export const SCHEMA_NAMES = ['extraction', 'diff', 'tables'] as const
export type SchemaName = (typeof SCHEMA_NAMES)[number]

export interface SchemaOptions {
  readonly json?: boolean
}

const HELP = `
Examples:
  xinjijian schema > extraction.schema.json
  xinjijian schema diff                     the JSON report of diff
  xinjijian schema tables                   every table and column, in words
  xinjijian schema tables --json > datapackage.json`

/** Adds `schema` to the command line. */
export function addSchemaCommand(
  program: Command,
  run: (of: SchemaName, options: SchemaOptions) => Promise<void>,
): void {
  program
    .command('schema')
    .description('print the JSON Schema of an extraction or of a diff report, or the columns of the tables')
    .addArgument(new Argument('[of]', 'what to describe').choices(SCHEMA_NAMES).default(SCHEMA_NAMES[0]))
    .option('--json', 'the tables as a Data Package descriptor (frictionless)')
    .addHelpText('after', HELP)
    .action(run)
}
