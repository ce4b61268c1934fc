import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSlurm } from './slurm-cluster.ts'
import { isFinished, PATIENCE, strikableIndex } from './struck.ts'
import { DOCUMENTS, lacks, recipes, TABLE_FILES, Workshop, type Ended } from './support.ts'

const isRoot = process.getuid?.() === 0
const noSlurm = lacks(
  'a Slurm job array',
  ['sbatch', 'sinfo', 'slurmctld', 'slurmd', 'munged'],
  'apt-get install slurm-wlm munge',
)
if (!noSlurm && !isRoot) console.warn('SKIPPED: a Slurm job array is not tested: only root starts a cluster')

const SHARDS = 3
/** Each document is so many times as long: time enough to kill who reads it. */
const LONG = 50

describe.skipIf(noSlurm || !isRoot)('Slurm job array', { timeout: 3 * PATIENCE }, () => {
  const workshop = new Workshop()
  let slurm: Readonly<Record<string, string>> = {}
  beforeAll(async () => {
    for (const line of DOCUMENTS) {
      const { id, text } = JSON.parse(line) as { id: string; text: string }
      mkdirSync(dirname(workshop.path(`reports/${id}`)), { recursive: true })
      workshop.write(`reports/${id}`, text.repeat(LONG))
    }
    workshop.write('reports/poisoned.txt', Uint8Array.of(0, 1, 2, 0xff, 0))
    slurm = await startSlurm(workshop)
  }, 2 * PATIENCE)
  afterAll(() => workshop.clear())

  /** Runs the recipe for some indices and waits for them; with exit code 0 when all of them end so. */
  function array(command: string, indices: string): Promise<Ended> {
    const recipe = join(recipes, 'slurm/extract.sbatch')
    const argv = ['--wait', `--array=${indices}`, recipe, String(SHARDS), 'reports', 'shards']
    return workshop.run('sbatch', argv, { env: { ...slurm, XINJIJIAN: command } })
  }

  test('an index that was killed is run again alone, and the union is what one run writes', async () => {
    const command = workshop.command()
    expect((await workshop.run(command, ['batch', 'reports', '-o', 'alone', '--quiet'])).code).toBe(2)

    const killed = strikableIndex(workshop, 2)
    expect((await array(killed, `1-${SHARDS}`)).code).not.toBe(0)
    expect([1, 2, 3].map((index) => isFinished(workshop, `shards/${index}`))).toEqual([true, false, true])
    const early = await workshop.run(command, ['merge', 'early', 'shards/1', 'shards/2', 'shards/3'])
    expect(early.code).toBe(2)
    expect(early.stderr).toContain('shards/2: did not come to its end')
    expect(workshop.has('early')).toBe(false)

    await array(command, '2')
    expect(isFinished(workshop, 'shards/2')).toBe(true)
    const merged = await workshop.run(command, ['merge', 'out', 'shards/1', 'shards/2', 'shards/3'])
    expect(merged.stderr).toContain(`${DOCUMENTS.length + 1} documents (1 failed)`)
    for (const file of TABLE_FILES)
      expect(workshop.read(`out/${file}`).equals(workshop.read(`alone/${file}`)), file).toBe(true)
    expect(workshop.read('out/documents.csv').toString().trimEnd().split('\n')).toHaveLength(1 + DOCUMENTS.length)
  })
})
