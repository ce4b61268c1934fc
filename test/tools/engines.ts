/**
 * `npm run engines`: takes the corpus, with poisoned documents among the good ones, through each engine that is here, alone
 * and with a process killed on the way; compares the outputs with those of a single process byte for byte, and prints the
 * throughput of each as a ratio to one process. Exit code 1 when an output differs.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { startSlurm } from '../clusters/slurm-cluster.ts'
import { startSshd } from '../clusters/sshd.ts'
import { isFinished, PATIENCE, strikable, strikableIndex, strike } from '../clusters/struck.ts'
import { DOCUMENTS, lacks, poisoned, recipes, TABLE_FILES, until, Workshop } from '../clusters/support.ts'
import { corpusFiles } from './corpus.ts'
import { SHARED } from './cases.ts'
import { ratio, table } from './bench/figures.ts'

const SHARDS = 4
const CORES = 2
const workshop = new Workshop()
/** The command, which tells what processor time it took. */
const command = workshop.write(
  'clocked',
  `#!/bin/bash
TIMEFORMAT='%U %S'
exec 3>&2
{ time '${workshop.command()}' "$@" 2>&3; } 2>>'${workshop.path('times')}'
`,
  0o755,
)
const rows: string[][] = [['engine', 'workers', 'seconds', 'speed', 'processor', 'of one', 'output']]
/** What one process takes, as `pipe` and as `batch`. */
const alone = new Map<string, Cost>()
let count = 0
let differs = false

try {
  await main()
} finally {
  await workshop.clear()
}
process.exitCode = differs ? 1 : 0

async function main(): Promise<void> {
  count = writeDocuments()
  const load = loadavg()[0] ?? 0
  console.log(
    `${count} documents${load > 0.5 ? `; the machine is busy (load ${load.toFixed(1)}), the times say little` : ''}\n`,
  )
  await onOneMachine()
  if (!lacks('GNU parallel', ['parallel'], 'apt-get install parallel')) await underParallel()
  if (!lacks('GNU parallel over ssh', ['parallel', 'sshd', 'ssh'], 'apt-get install parallel openssh-server')) {
    await overSsh()
  }
  const isRoot = process.getuid?.() === 0
  if (!isRoot) console.warn('SKIPPED: Slurm is not tried: only root starts a cluster')
  else if (!lacks('Slurm', ['sbatch', 'slurmctld', 'slurmd', 'munged'], 'apt-get install slurm-wlm')) await underSlurm()
  console.log(table('Engines; speed and processor time against one process of pipe or batch', rows))
}

/** As JSON Lines and as a folder; each with documents that fail. @returns how many good ones */
function writeDocuments(): number {
  const files = corpusFiles().map(({ path }) => ({ id: relative(SHARED, path), text: readFileSync(path, 'utf8') }))
  const documents = files.length > 0 ? files : DOCUMENTS.map((line) => JSON.parse(line) as (typeof files)[number])
  for (const { id, text } of documents) {
    mkdirSync(dirname(workshop.path(`reports/${id}`)), { recursive: true })
    workshop.write(`reports/${id}`, text)
  }
  workshop.write('reports/poisoned.txt', Uint8Array.of(0, 1, 2, 0xff, 0))
  workshop.write('documents.jsonl', poisoned(documents.map((one) => JSON.stringify(one))))
  return documents.length
}

async function onOneMachine(): Promise<void> {
  for (const workers of [1, CORES]) {
    const cost = await timed(() => shell(`"${command}" pipe -j ${workers} <documents.jsonl >pipe-${workers}.jsonl`))
    tell({ engine: 'pipe', workers, cost, to: 'pipe', same: [[`pipe-${workers}.jsonl`, 'pipe-1.jsonl']] })
  }
  for (const workers of [1, CORES]) {
    const cost = await timed(() => batch(['reports', '-o', `batch-${workers}`, '-j', String(workers)]))
    tell({ engine: 'batch', workers, cost, to: 'batch', same: folders(`batch-${workers}`, 'batch-1') })
  }
  await batch(['-', '-o', 'lines'], readFileSync(workshop.path('documents.jsonl')))
  const cost = await timed(() => merge('merged', 'pipe-1.jsonl'))
  tell({ engine: 'merge of records', workers: CORES, cost, same: folders('merged', 'lines') })
}

/** The recipe for GNU parallel. */
function extract(name: string, mapper: string, ...options: readonly string[]): Promise<unknown> {
  const argv = ['documents.jsonl', `${name}.jsonl`, `${name}.log`, ...options]
  const env = { XINJIJIAN: mapper, PARALLEL_HOME: workshop.path('home') }
  return run(join(recipes, 'parallel/extract.sh'), argv, [0], { env })
}

async function underParallel(): Promise<void> {
  for (const workers of [1, CORES]) {
    const name = `parallel-${workers}`
    const cost = await timed(() => extract(name, command, '-j', String(workers)))
    tell({ engine: 'GNU parallel', workers, cost, to: 'pipe', same: [[`${name}.jsonl`, 'pipe-1.jsonl']] })
  }
}

async function overSsh(): Promise<void> {
  const { settings, stop } = await startSshd(workshop)
  const hosts = ['--ssh', `ssh -F ${settings}`, '--sshlogin', '1/one,1/two']
  try {
    const cost = await timed(() => extract('ssh', command, ...hosts))
    tell({ engine: 'GNU parallel, two hosts', workers: 2, cost, to: 'pipe', same: [['ssh.jsonl', 'pipe-1.jsonl']] })
    await Promise.all([extract('struck', strikable(workshop), ...hosts), strike(workshop)])
    await merge('struck', 'struck.jsonl')
    const same = [['struck.jsonl', 'pipe-1.jsonl'] as const, ...folders('struck', 'lines')]
    tell({ engine: '  a mapper killed', workers: 2, same })
  } finally {
    stop()
  }
}

async function underSlurm(): Promise<void> {
  const slurm = await startSlurm(workshop)
  const submit = (indices: string, shards: number, folder: string, mapper: string): Promise<unknown> => {
    const argv = [
      '--wait',
      `--array=${indices}`,
      join(recipes, 'slurm/extract.sbatch'),
      String(shards),
      'reports',
      folder,
    ]
    // An index with a document that fails ends with 2, and the array with it.
    return run('sbatch', argv, null, { env: { ...slurm, XINJIJIAN: mapper } })
  }
  const shards = (folder: string, number: number): string[] =>
    Array.from({ length: number }, (_, at) => `${folder}/${at + 1}`)
  workshop.write('times', '')
  const begun = performance.now()
  const submitted = submit(`1-${CORES}`, CORES, 'plain', command)
  await until(() => shards('plain', CORES).every((shard) => isFinished(workshop, shard)), 20 * PATIENCE)
  const { seconds } = costSince(begun)
  await submitted
  const { processor } = costSince(begun)
  await merge('array', ...shards('plain', CORES))
  tell({
    engine: 'Slurm array',
    workers: CORES,
    cost: { seconds, processor },
    to: 'batch',
    same: folders('array', 'batch-1'),
  })

  await submit(`1-${SHARDS}`, SHARDS, 'shards', strikableIndex(workshop, 2))
  const unfinished = shards('shards', SHARDS).filter((shard) => !isFinished(workshop, shard))
  if (unfinished.join() !== 'shards/2') throw new Error(`index 2 was to be killed, and only it: ${unfinished.join()}`)
  await submit('2', SHARDS, 'shards', command)
  await merge('rerun', ...shards('shards', SHARDS))
  tell({ engine: '  an index killed, run again alone', workers: CORES, same: folders('rerun', 'batch-1') })
}

function batch(argv: readonly string[], stdin: string | Uint8Array = ''): Promise<unknown> {
  return run(command, ['batch', ...argv, '--quiet'], [2], { stdin })
}

function merge(out: string, ...inputs: readonly string[]): Promise<unknown> {
  return run(command, ['merge', out, ...inputs], [2])
}

function shell(line: string): Promise<unknown> {
  return run('bash', ['-c', line], [0])
}

/** @param codes exit codes that are as they should be; null: any @throws what it said, else */
async function run(
  file: string,
  argv: readonly string[],
  codes: readonly number[] | null,
  around: Parameters<Workshop['run']>[2] = {},
): Promise<unknown> {
  const { code, stderr } = await workshop.run(file, argv, around)
  if (codes?.includes(code ?? -1) === false) throw new Error(`${file} ${argv.join(' ')}: exit code ${code}\n${stderr}`)
  return code
}

interface Cost {
  /** On the clock. */
  readonly seconds: number
  /** Of the processors, for all processes of the command together. */
  readonly processor: number
}

async function timed(work: () => Promise<unknown>): Promise<Cost> {
  workshop.write('times', '')
  const begun = performance.now()
  await work()
  return costSince(begun)
}

function costSince(begun: number): Cost {
  const times = workshop.read('times').toString().split(/\s+/).map(Number)
  return { seconds: (performance.now() - begun) / 1000, processor: times.reduce((sum, time) => sum + time, 0) }
}

function folders(made: string, expected: string): (readonly [string, string])[] {
  return TABLE_FILES.map((file) => [`${made}/${file}`, `${expected}/${file}`] as const)
}

interface Told {
  readonly engine: string
  readonly workers: number
  /** Absent: it was disturbed on purpose. */
  readonly cost?: Cost
  /** The process it is compared with. */
  readonly to?: 'pipe' | 'batch'
  /** Files that must be the same. */
  readonly same: readonly (readonly [string, string])[]
}

/** A row of the table. */
function tell({ engine, workers, cost, to, same }: Told): void {
  const unlike = same.filter(([made, expected]) => !workshop.read(made).equals(workshop.read(expected)))
  differs ||= unlike.length > 0
  for (const [made, expected] of unlike) console.error(`${made} differs from ${expected}`)
  if (cost !== undefined && !alone.has(engine)) alone.set(engine, cost)
  const times = cost === undefined ? ['', '', '', ''] : timesOf(cost, to === undefined ? undefined : alone.get(to))
  rows.push([engine, String(workers), ...times, unlike.length === 0 ? 'the same' : 'DIFFERS'])
}

/** Seconds, and how many times as fast as one process; processor seconds, and how many times those of one process. */
function timesOf({ seconds, processor }: Cost, one: Cost | undefined): string[] {
  const speed = one === undefined ? '' : ratio(one.seconds / seconds)
  return [seconds.toFixed(1), speed, processor.toFixed(1), one === undefined ? '' : ratio(processor / one.processor)]
}
