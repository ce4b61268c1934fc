import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { WorkerPool } from '../../src/batch/pool.ts'

const path = fileURLToPath(new URL('obedient-worker.mjs', import.meta.url))
const LONG = 30_000

const pools: WorkerPool<string, unknown>[] = []
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.abandon())))

function poolOf(size: number, setup: unknown = {}): WorkerPool<string, unknown> {
  const pool = new WorkerPool<string, unknown>({ size, program: { path, setup, heap: 64 } })
  pools.push(pool)
  return pool
}

async function answers(pool: WorkerPool<string, unknown>, tasks: readonly string[]): Promise<unknown[]> {
  const outcomes = await Promise.all(tasks.map((task) => pool.run(task, LONG)))
  return outcomes.map((outcome) => ('answer' in outcome ? outcome.answer : outcome.lost.code))
}

test('every task has its own answer, however many there are', async () => {
  const tasks = Array.from({ length: 50 }, (_, index) => `task ${index}`)
  expect(await answers(poolOf(3), tasks)).toEqual(tasks)
})

test('workers are long-lived, and no more than asked for', async () => {
  const pids = await answers(
    poolOf(2),
    Array.from({ length: 20 }, () => 'who'),
  )
  expect(new Set(pids).size).toBeLessThanOrEqual(2)
})

describe('a task over which the worker is lost is lost alone', () => {
  test.each([
    ['aborts', 'abort', { code: 'worker-crashed', message: 'the worker process ended by SIGABRT' }],
    ['exits', 'exit', { code: 'worker-crashed', message: 'the worker process ended with exit code 3' }],
    ['eats all memory', 'eat', { code: 'out-of-memory', message: 'needs more memory than a worker may have' }],
  ])('%s', async (_, poison, lost) => {
    const pool = poolOf(2)
    const [before, poisoned, after] = await Promise.all(['a', poison, 'b'].map((task) => pool.run(task, LONG)))
    expect(before).toMatchObject({ answer: 'a' })
    expect(poisoned).toMatchObject({ lost })
    expect(after).toMatchObject({ answer: 'b' })
    expect(await answers(pool, ['c', 'd', 'e'])).toEqual(['c', 'd', 'e'])
  })

  test('hangs', async () => {
    const pool = poolOf(1)
    const hanging = pool.run('hang', 300)
    expect(await answers(pool, ['a', 'b'])).toEqual(['a', 'b'])
    expect(await hanging).toMatchObject({ lost: { code: 'timed-out', message: 'took longer than 0.3 s' } })
  })
})

test('a worker killed from outside takes no task with it', async () => {
  const pool = poolOf(1)
  const [pid] = await answers(pool, ['who'])
  process.kill(Number(pid), 'SIGKILL')
  expect(await answers(pool, ['a'])).toEqual(['a'])
})

test('workers that cannot work say why, once for all', async () => {
  const refused = { code: 'rule-unknown', message: 'no such rule', hint: 'look again', path: 'a.yaml' }
  const pool = poolOf(2, { refused })
  await expect(pool.run('a', LONG)).rejects.toMatchObject({ name: 'XinjijianError', ...refused })
  await expect(pool.run('b', LONG)).rejects.toMatchObject({ code: 'rule-unknown' })
})

test('workers that end before they begin are no endless loop', async () => {
  await expect(poolOf(1, { dies: true }).run('a', LONG)).rejects.toMatchObject({ code: 'worker-start' })
})

test('closing lets the workers end', async () => {
  const pool = poolOf(2)
  const pids = new Set(await answers(pool, ['who', 'who', 'who']))
  await pool.close()
  for (const pid of pids) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
})
