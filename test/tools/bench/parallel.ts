/** A batch over the corpus with two workers against one, in whole processes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT, SHARED } from '../cases.ts'
import { hasShared } from '../corpus.ts'
import { median, medianRatio, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'

const ROUNDS = 3

export function parallel(): Section {
  const inputs = hasShared ? join(SHARED, 'corpus') : join(PROJECT, 'seeds')
  const times: Record<'one' | 'two', number[]> = { one: [], two: [] }
  for (let round = 0; round < ROUNDS; round++) {
    times.one.push(batch(inputs, 1))
    times.two.push(batch(inputs, 2))
  }
  const seconds = (values: readonly number[]): string => `${(median(values) / 1000).toFixed(1)} s`
  const gain = medianRatio(times.one, times.two)
  const report = table(`One worker ÷ two workers (batch): ${ratio(gain)} as fast (median of ${ROUNDS} pairs)`, [
    ['one worker', seconds(times.one)],
    ['two workers', seconds(times.two)],
  ])
  return { report, marks: [mark('`batch` with one worker ÷ two workers', gain, { least: 1.8 })] }
}

/** Wall time of the whole command, start, finishing of the tables and all, in milliseconds. */
function batch(inputs: string, jobs: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'xinjijian-bench-'))
  try {
    const command = [
      join(PROJECT, 'bin/xinjijian.js'),
      'batch',
      inputs,
      '-o',
      join(folder, 'out'),
      '-j',
      String(jobs),
      '--quiet',
    ]
    const begun = performance.now()
    const { status, stderr } = spawnSync(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
    const took = performance.now() - begun
    if (status !== 0) throw new Error(`batch failed: ${String(stderr)}`)
    return took
  } finally {
    rmSync(folder, { recursive: true })
  }
}
