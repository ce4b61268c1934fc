import { Option, type Command } from 'commander'
import { BATCH_FORMATS, type BatchFormat } from '../batch/formats.ts'
import { listOf } from './values.ts'
import { jobs, maxMemory, type WorkerOptions } from './worker-options.ts'

/** What the user asked `merge` for, checked word by word. */
export interface MergeOptions extends WorkerOptions {
  readonly format?: readonly BatchFormat[]
  readonly bom?: boolean
  readonly restart?: boolean
}

const HELP = `
INPUT is one of these, all of one kind:
  - the folder of a finished run of: xinjijian batch --shard I/N. All N must be
    there, of the same version, rules and formats; no document may be in two.
  - a file of records that xinjijian pipe wrote, in any order. They must be of
    the same version and rules; two records of one document are refused, unless
    it failed in one of them: then the other counts.
OUT, a new folder, then holds what one run over all documents would hold, byte
for byte; only manifest.jsonl has the times of the shards, or none. A merge that
was interrupted is begun anew with --restart.

Examples:
  for i in 1 2 3; do xinjijian batch reports -o shard-$i --shard $i/3; done
  xinjijian merge out shard-1 shard-2 shard-3
  xinjijian pipe < documents.jsonl > extractions.jsonl
  xinjijian merge out extractions.jsonl --format tables,duckdb

Exit codes:
  0  merged
  2  a document had failed (the output holds the others); or the inputs do not
     fit together, as when a shard is missing: then nothing is written`

/** Adds `merge` to the command line. */
export function addMergeCommand(
  program: Command,
  run: (out: string, inputs: string[], options: MergeOptions) => Promise<void>,
): void {
  program
    .command('merge')
    .description('put shards of a batch, or records of a pipe, together into tables')
    .argument('<out>', 'folder for the result, new or empty')
    .argument('<input...>', 'folders of shards, or files of records')
    .addOption(
      new Option('-f, --format <formats>', `of records: what to write; ${BATCH_FORMATS[0]} if not said`).argParser(
        listOf(BATCH_FORMATS),
      ),
    )
    .addOption(jobs())
    .option('--bom', 'begin CSV files with a byte order mark, for Excel')
    .option('--restart', 'discard what an earlier run left in OUT')
    .addOption(maxMemory())
    .addHelpText('after', HELP)
    .action(run)
}
