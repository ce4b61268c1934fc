import { Option } from 'commander'
import { USUAL_HEAP } from '../batch/worker-arguments.ts'
import { positiveNumber } from './values.ts'

/** The options of all commands that have worker processes. */
export interface WorkerOptions {
  /** As many as the machine has cores, if absent. */
  readonly jobs?: number
  /** In MiB. */
  readonly maxMemory: number
}

/** How many processes; where `usual` is absent, as many as there are cores. */
export function jobs(usual?: number): Option {
  const about = usual === undefined ? 'worker processes (default: the cores)' : 'worker processes'
  return new Option('-j, --jobs <n>', about).argParser(positiveNumber(1024)).default(usual)
}

export function maxMemory(): Option {
  return new Option('--max-memory <mib>', 'largest heap of a worker, in MiB')
    .argParser(positiveNumber(65_536))
    .default(USUAL_HEAP)
}
