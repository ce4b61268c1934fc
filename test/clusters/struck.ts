import { until, type Workshop } from './support.ts'

/** How long a test waits for a program of a cluster, on a busy machine, in milliseconds. */
export const PATIENCE = 60_000

/**
 * A command whose first mapper is held after it was given the first lines of its block, so that it can be killed in the
 * middle of its work; all other calls are the command itself.
 */
export function strikable(workshop: Workshop): string {
  const at = (name: string): string => `'${workshop.path(name)}'`
  const held = `head -n 2; for _ in {1..600}; do [ -e ${at('killed')} ] && break; sleep 0.1; done`
  const mapper = `echo $BASHPID >${at('pid')}; exec ${at('xinjijian')} "$@"`
  workshop.command()
  return workshop.command(
    'strikable',
    `set -o pipefail
if mkdir ${at('struck')} 2>/dev/null; then
  { ${held}; } | { ${mapper}; } | tee ${at('answered')}
  exit
fi
`,
  )
}

/** Kills the mapper that is held, once it has answered something. */
export async function strike(workshop: Workshop): Promise<void> {
  await until(() => workshop.has('answered') && workshop.read('answered').includes(0x0a), PATIENCE)
  process.kill(Number(workshop.read('pid').toString()), 'SIGKILL')
  workshop.write('killed', '')
}

/** A command that is killed as one index of a job array, when it has done some of its documents; else the command itself. */
export function strikableIndex(workshop: Workshop, index: number): string {
  const command = workshop.command()
  const manifest = `shards/${index}/manifest.jsonl`
  return workshop.command(
    'strikable-index',
    `if [ "$SLURM_ARRAY_TASK_ID" = ${index} ]; then
  '${command}' "$@" & pid=$!
  for _ in {1..2000}; do grep -q '"kind":"document"' ${manifest} 2>/dev/null && break; sleep 0.02; done
  kill -KILL $pid
  exit 137
fi
`,
  )
}

/** Did a run come to its end in this folder? */
export function isFinished(workshop: Workshop, folder: string): boolean {
  const manifest = `${folder}/manifest.jsonl`
  return workshop.has(manifest) && workshop.read(manifest).includes('{"kind":"finished"')
}
