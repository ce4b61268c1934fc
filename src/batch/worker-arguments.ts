/** Largest heap of a worker unless the user said otherwise, in MiB; byte code is kept for it. */
export const USUAL_HEAP = 2048

/** V8 compiles and collects garbage on threads of its own, which would take the cores of other workers. */
const ONE_THREAD = '--single-threaded'

/** How Node is started for a worker. @param heap its largest, in MiB */
export function workerArguments(heap: number): readonly string[] {
  return [ONE_THREAD, `--max-old-space-size=${heap}`]
}
