/** Worker processes of the benchmark. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { PROJECT } from '../cases.ts'
import type { Answer, Task } from './protocol.ts'

/** Times all texts are read before, until the machine code is what it will be. */
const WARMING = 4

export async function warmUp(worker: Worker, texts: readonly string[]): Promise<void> {
  for (let round = 0; round < WARMING; round++) for (const text of texts) await worker.do('extract', text)
}

let built: string | undefined

/** The worker's program, put together as the package is: what runs the sources gives functions names as it goes, which takes time. */
function program(): string {
  if (built !== undefined) return built
  built = join(PROJECT, 'node_modules/.cache/xinjijian/bench-worker.mjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    outfile: built,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
  return built
}

/** A worker that does one task at a time. */
export class Worker {
  readonly #process: ChildProcess = fork(program(), { execArgv: [] })

  async do(task: Task['task'], text: string): Promise<Answer> {
    this.#process.send({ task, text } satisfies Task)
    const [answer] = (await once(this.#process, 'message')) as [Answer]
    return answer
  }

  end(): void {
    this.#process.disconnect()
  }
}
