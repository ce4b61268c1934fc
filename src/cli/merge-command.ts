import type { Command } from 'commander'
import { jobs, maxMemory, type WorkerOptions } from './worker-options.ts'

/** What the user asked `merge` for, checked word by word. */
export interface MergeOptions extends WorkerOptions {
  readonly bom?: boolean
}

const HELP = `
Each SHARD is the folder of a finished run of: xinjijian batch --shard I/N. All N
must be there, of the same version, rules and formats; no document may be in two.
OUT, a new folder, then holds what one run over all documents would hold, byte
for byte; only the times in manifest.jsonl are those of the shards.

Example:
  for i in 1 2 3; do xinjijian batch reports -o shard-$i --shard $i/3; done
  xinjijian merge out shard-1 shard-2 shard-3

Exit codes:
  0  merged
  2  a shard is missing, unfinished, of another run or twice; nothing is written`

/** Adds `merge` to the command line. */
export function addMergeCommand(
  program: Command,
  run: (out: string, shards: string[], options: MergeOptions) => Promise<void>,
): void {
  program
    .command('merge')
    .description('put the shards of a batch together')
    .argument('<out>', 'folder for the result, new or empty')
    .argument('<shard...>', 'folders of the shards')
    .addOption(jobs())
    .option('--bom', 'begin CSV files with a byte order mark, for Excel')
    .addOption(maxMemory())
    .addHelpText('after', HELP)
    .action(run)
}
