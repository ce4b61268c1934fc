import { pipe as runPipe } from '../batch/pipe.ts'
import { limitsWith } from '../core/limits.ts'
import { linesOf } from '../read/lines.ts'
import { STANDARD_INPUT } from '../read/input.ts'
import { EXIT } from './exit.ts'
import { sourceOptions } from './input-options.ts'
import { writeResult } from './output.ts'
import type { PipeOptions } from './pipe-command.ts'
import { settingsFor } from './settings.ts'
import { fingerprintOf, workersFor } from './workers.ts'
import type { Surroundings } from './surroundings.ts'

/** `xinjijian pipe`: a record for each line. Returns the exit code; what keeps the process from its work is thrown. */
export async function pipe(options: PipeOptions, { io, voice }: Surroundings): Promise<number> {
  const { rules, output } = await settingsFor(options, io)
  const fingerprint = await fingerprintOf(rules, voice)
  const input = sourceOptions(options)
  const limits = limitsWith(options.limit)
  const published = options.published ?? output.published ?? null
  const pool = workersFor(
    { role: 'pipe', rules, published, input, limits, format: options.format, fingerprint },
    options,
  )
  try {
    const lines = linesOf(io.stdin, STANDARD_INPUT, limits.bytes)
    await runPipe({
      lines,
      pool,
      fingerprint,
      maxBytes: limits.bytes,
      milliseconds: 1000 * limits.seconds,
      write: (record) => writeResult(io.stdout, record),
    })
    return EXIT.fine
  } finally {
    // Who writes into it must not wait for a reader that is gone.
    if ('destroy' in io.stdin && typeof io.stdin.destroy === 'function') io.stdin.destroy()
    await pool.close()
  }
}
