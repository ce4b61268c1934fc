/** A batch over the corpus with two workers against one, in whole processes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../cases.ts'
import { corpusFiles, hasShared } from '../corpus.ts'
import { median, medianRatio, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import { sampleFiles } from './texts.ts'

/** How often each document is read, under ids of its own, and in how many pairs of runs. */
const RUNS = [
  { times: 1, rounds: 3 },
  { times: 10, rounds: 2 },
] as const

/** The corpus as it is, where every worker has to warm up first, and more of it. */
export function parallel(): Section {
  const paths = hasShared ? corpusFiles().map(({ path }) => path) : sampleFiles()
  const sections = RUNS.map(({ times, rounds }) => gainOver(paths, times, rounds))
  return { report: sections.map(({ report }) => report).join('\n'), marks: sections.flatMap(({ marks }) => marks) }
}

function gainOver(paths: readonly string[], times: number, rounds: number): Section {
  const took: Record<'one' | 'two', number[]> = { one: [], two: [] }
  for (let round = 0; round < rounds; round++) {
    took.one.push(batch(paths, times, 1))
    took.two.push(batch(paths, times, 2))
  }
  const documents = `${(times * paths.length).toLocaleString('en')} documents`
  const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(1)} s`
  const gain = medianRatio(took.one, took.two)
  const report = table(
    `One worker ÷ two workers, batch of ${documents}: ${ratio(gain)} as fast (median of ${rounds} pairs)`,
    [
      ['one worker', seconds(took.one)],
      ['two workers', seconds(took.two)],
    ],
  )
  return { report, marks: [mark(`\`batch\` of ${documents} with one worker ÷ two workers`, gain, { least: 1.8 })] }
}

/** Wall time of the whole command, start, finishing of the tables and all, in milliseconds. */
function batch(paths: readonly string[], times: number, jobs: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'xinjijian-bench-'))
  const lines = Array.from({ length: times }, (_, time) =>
    paths.map((path) => `${JSON.stringify({ id: `${time}${path}`, path })}\n`).join(''),
  )
  try {
    const bin = join(PROJECT, 'bin/xinjijian.js')
    const command = [bin, 'batch', '-', '-o', join(folder, 'out'), '-j', String(jobs), '--quiet']
    const begun = performance.now()
    const { status, stderr } = spawnSync(process.execPath, command, { input: lines.join('') })
    const took = performance.now() - begun
    if (status !== 0) throw new Error(`batch failed: ${String(stderr)}`)
    return took
  } finally {
    rmSync(folder, { recursive: true })
  }
}
