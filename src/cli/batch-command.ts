import { Option, type Command } from 'commander'
import { BATCH_FORMATS, type BatchFormat } from '../batch/formats.ts'
import type { Shard } from '../batch/shard.ts'
import { DOCUMENT_EXTENSIONS } from '../read/document-files.ts'
import { withInput, type InputOptions } from './input-options.ts'
import { published, withRules } from './rule-options.ts'
import type { RuleOptions } from './settings.ts'
import { listOf, naturalNumber, shard } from './values.ts'
import { jobs, maxMemory, type WorkerOptions } from './worker-options.ts'

/** What the user asked `batch` for, checked word by word. */
export interface BatchOptions extends RuleOptions, InputOptions, WorkerOptions {
  readonly output: string
  readonly format?: readonly BatchFormat[]
  readonly bom?: boolean
  readonly base?: string
  readonly shard?: Shard
  readonly published?: string
  readonly retryFailed?: boolean
  readonly failFast?: boolean
  readonly maxFailures?: number
  readonly restart?: boolean
  readonly quiet?: boolean
}

const HELP = `
INPUT is a file, a glob pattern in quotes, @LIST (a file that names an input on
each line), a folder (searched for files that end in
${DOCUMENT_EXTENSIONS.join(', ')}),
or - for JSON Lines on standard input, one document a line:
{"id": "...", "text": "..."} or {"id": "...", "path": "..."}.

OUT holds, by --format (several, separated by commas):
  tables   documents, indicators, goals, assignments, residue as .csv and
           .parquet: one row a record, joined by document_id
  duckdb   the same tables in xinjijian.duckdb
  jsonl    extractions.jsonl, one extraction a line
  json     json/ID.json, one file a document (yaml: yaml/ID.yaml)
and manifest.jsonl, which says what became of each document. Documents stand in
the order of their ids, whatever the order and number of workers. The id of a
file is its path from the current folder (--base DIR: from there); of a file
outside it, the path from the folder above the input named.

The same command again does what is missing or has changed: after a crash, with
more inputs, with --retry-failed. parts/ in OUT is needed for that. What fails
for one document is told, and the others go on. A document over which a worker
crashed is tried once more; one that takes longer than --limit seconds=N is not.

--shard I/N takes the documents whose ids fall into part I of N; N is the same
for all parts. xinjijian merge puts the parts together.

Examples:
  xinjijian batch reports -o out
  xinjijian batch reports -o out --format tables,duckdb -j 8
  xinjijian batch 'reports/*/2024*.txt' @more.txt -o out
  xinjijian batch - -o out < documents.jsonl
  xinjijian batch reports -o out-3 --shard 3/16

Exit codes:
  0  all documents were extracted; the same file named twice counts once
  2  a document failed or a part of it (the output holds the others), or the run
     stopped: --fail-fast, --max-failures, a full disk, an OUT of another run`

/** Adds `batch` to the command line. */
export function addBatchCommand(
  program: Command,
  run: (inputs: string[], options: BatchOptions) => Promise<void>,
): void {
  const command = withRules(program.command('batch'))
    .description('extract a corpus into tidy tables; go on where an earlier run stopped')
    .argument('<input...>', 'files, folders, patterns, @lists; - is JSON Lines on standard input')
    .requiredOption('-o, --output <out>', 'folder for the results: new, empty, or of an earlier run')
    .addOption(
      new Option('-f, --format <formats>', `what to write; ${BATCH_FORMATS[0]} if not said`).argParser(
        listOf(BATCH_FORMATS),
      ),
    )
    .option('--bom', 'begin CSV files with a byte order mark, for Excel')
    .addOption(jobs())
    .option('--base <dir>', 'where ids begin (default: the current folder)')
    .option('--shard <i/n>', 'only the documents of part I of N', shard)
    .addOption(published())
  withInput(command)
    .addOption(maxMemory())
    .option('--retry-failed', 'try again what failed, unchanged though it be')
    .option('--fail-fast', 'stop at the first document that fails')
    .option('--max-failures <n>', 'stop when more than N documents fail', naturalNumber)
    .option('--restart', 'discard what an earlier run left in OUT')
    .option('-q, --quiet', 'no progress and no summary on stderr')
    .addHelpText('after', HELP)
    .action(run)
}
