import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSshd } from './sshd.ts'
import { PATIENCE, strikable, strike } from './struck.ts'
import { DOCUMENTS, lacks, poisoned, recipes, Workshop, type Ended } from './support.ts'

const ADVICE = 'apt-get install parallel openssh-server openssh-client'
const noParallel = lacks('GNU parallel', ['parallel'], ADVICE)
const noSsh = noParallel || lacks('GNU parallel over ssh', ['sshd', 'ssh', 'ssh-keygen'], ADVICE)

describe.skipIf(noParallel)('GNU parallel', { timeout: 3 * PATIENCE }, () => {
  const workshop = new Workshop()
  let alone: Ended
  beforeAll(async () => {
    workshop.write('documents.jsonl', poisoned())
    alone = await workshop.run(workshop.command(), ['pipe'], { stdin: poisoned() })
  }, PATIENCE)
  afterAll(() => workshop.clear())

  /** Runs the recipe in small blocks, as so many jobs. */
  function extract(command: string, name: string, ...options: readonly string[]): Promise<Ended> {
    const env = { XINJIJIAN: command, PARALLEL_HOME: workshop.path('home') }
    const argv = ['documents.jsonl', name, `${name}.log`, '--block', '3k', ...options]
    return workshop.run(join(recipes, 'parallel/extract.sh'), argv, { env })
  }

  /** Host, exit code and signal of each block that is done. */
  function jobs(name: string): { host: string; exit: string; signal: string }[] {
    const [, ...lines] = workshop.read(`${name}.log`).toString().trimEnd().split('\n')
    return lines.map((line) => {
      const [, host = '', , , , , exit = '', signal = ''] = line.split('\t')
      return { host, exit, signal }
    })
  }

  test('a single process answers every line, the poisoned ones too', () => {
    const records = alone.stdout
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { ok: boolean })
    expect(alone.code).toBe(0)
    expect(records.filter(({ ok }) => ok)).toHaveLength(DOCUMENTS.length)
    expect(records.filter(({ ok }) => !ok)).toHaveLength(5)
  })

  test('on one host: byte for byte what a single process writes', async () => {
    const { code, stderr } = await extract(workshop.command(), 'local.jsonl', '-j', '2')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(workshop.read('local.jsonl').equals(alone.stdout)).toBe(true)
    expect(jobs('local.jsonl').length).toBeGreaterThan(2)
    expect(jobs('local.jsonl').every(({ host, exit }) => host === ':' && exit === '0')).toBe(true)
  })

  test('mappers that all die: no output, and it says so', async () => {
    const { code } = await extract('false', 'none.jsonl', '-j', '2')
    expect(code).not.toBe(0)
    expect(workshop.has('none.jsonl')).toBe(false)
    expect(jobs('none.jsonl').filter(({ exit, signal }) => exit === '0' && signal === '0')).toEqual([])
  })

  test.skipIf(noSsh)('over ssh, a mapper killed in the middle of its work: byte for byte the same', async () => {
    const { settings, stop } = await startSshd(workshop)
    try {
      const hosts = ['--ssh', `ssh -F ${settings}`, '--sshlogin', '1/one,1/two']
      const [{ code, stderr }] = await Promise.all([
        extract(strikable(workshop), 'ssh.jsonl', ...hosts),
        strike(workshop),
      ])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(workshop.read('ssh.jsonl').equals(alone.stdout)).toBe(true)
      const done = jobs('ssh.jsonl')
      expect(new Set(done.map(({ host }) => host))).toEqual(new Set(['one', 'two']))
      expect(done.every(({ exit, signal }) => exit === '0' && signal === '0')).toBe(true)
    } finally {
      stop()
    }
  })
})
