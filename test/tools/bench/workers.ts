/** Worker processes of the benchmark. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Answer, Task } from './protocol.ts'

/** Times all texts are read before, until the machine code is what it will be. */
const WARMING = 4

export async function warmUp(worker: Worker, texts: readonly string[]): Promise<void> {
  for (let round = 0; round < WARMING; round++) for (const text of texts) await worker.do('extract', text)
}

/** A worker that does one task at a time. */
export class Worker {
  readonly #process: ChildProcess = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'] })

  async do(task: Task['task'], text: string): Promise<Answer> {
    this.#process.send({ task, text } satisfies Task)
    const [answer] = (await once(this.#process, 'message')) as [Answer]
    return answer
  }

  end(): void {
    this.#process.disconnect()
  }
}
