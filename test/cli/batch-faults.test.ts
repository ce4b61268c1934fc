/** What may go wrong in a long run: nothing done is lost, nothing half done is kept. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Corpus } from './corpus.ts'
import { bin } from './spawned.ts'

vi.setConfig({ testTimeout: 120_000 })

let corpus = new Corpus()
afterEach(() => corpus.remove())

/** Long enough for a run to be caught in the middle. */
const REPORTS = 10
const SENTENCES = 120
const isLinux = process.platform === 'linux'

function documentsIn(out: string): number {
  return corpus.manifest(out).filter(({ kind }) => kind === 'document').length
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10)
}

function ended(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.on('close', resolve))
}

function workersOf({ pid }: ChildProcess): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const fields = rows.map((row) => row.trim().split(/\s+/))
  return fields.flatMap(([child, parent, ...args]) =>
    Number(parent) === pid && args.join(' ').includes('worker.js') ? [Number(child)] : [],
  )
}

async function expectSameAsFresh(out: string, ...argv: readonly string[]): Promise<void> {
  await corpus.batch(...argv, '-o', 'fresh', '-q')
  expect(corpus.output(out)).toEqual(corpus.output('fresh'))
}

describe('kill -9', () => {
  test('of the run: the next one goes on and comes to the same bytes', async () => {
    corpus = new Corpus(REPORTS, SENTENCES)
    for (const documents of [2, 5]) {
      const child = corpus.start(['batch', 'reports', '-o', 'out', '-j', '2', '-f', 'tables,json'])
      const gone = ended(child)
      await until(() => documentsIn('out') >= documents)
      child.kill('SIGKILL')
      await gone
      expect(documentsIn('out')).toBeLessThan(REPORTS)
      expect(corpus.has('out/indicators.csv')).toBe(false)
    }
    const done = documentsIn('out')
    const { code, stderr } = await corpus.batch('reports', '-o', 'out', '-f', 'tables,json')
    expect(stderr).toContain(`${REPORTS} documents (${done} done before)`)
    expect(code).toBe(0)
    await expectSameAsFresh('out', 'reports', '-f', 'tables,json')
  })

  test('of a worker: the run goes on with another, and no document is lost', async () => {
    corpus = new Corpus(REPORTS, SENTENCES)
    const child = corpus.start(['batch', 'reports', '-o', 'out', '-j', '2'])
    const gone = ended(child)
    await until(() => documentsIn('out') >= 2)
    const [victim] = workersOf(child)
    process.kill(victim ?? 0, 'SIGKILL')
    await gone
    expect(child.exitCode).toBe(0)
    expect(corpus.failures('out')).toEqual({})
    await expectSameAsFresh('out', 'reports')
  })

  test('leaves no workers behind', async () => {
    corpus = new Corpus(REPORTS, SENTENCES)
    const child = corpus.start(['batch', 'reports', '-o', 'out', '-j', '2'])
    const gone = ended(child)
    await until(() => documentsIn('out') >= 1)
    const workers = workersOf(child)
    expect(workers.length).toBeGreaterThan(0)
    child.kill('SIGKILL')
    await gone
    await until(() => workers.every((pid) => !isAlive(pid)))
  })

  test('what it left unfinished in the folders of the output goes', async () => {
    corpus = new Corpus(3)
    await corpus.batch('reports', '-o', 'out', '-q', '-f', 'json')
    const left = [...corpus.output('out').keys()]
      .find((name) => name.endsWith('.json'))!
      .replace(/[^/]*$/, '.xinjijian-0.tmp')
    corpus.write(`out/${left}`, '{')
    corpus.write('out/.xinjijian-finishing.tmp/indicators.0.csv', 'half')
    expect((await corpus.batch('reports', '-o', 'out', '-f', 'json')).code).toBe(0)
    expect(corpus.has(`out/${left}`)).toBe(false)
    await expectSameAsFresh('out', 'reports', '-f', 'json')
  })

  test('while the manifest is written: a torn line is one document more to do', async () => {
    corpus = new Corpus(3)
    await corpus.batch('reports', '-o', 'out', '-q')
    const lines = corpus.read('out/manifest.jsonl').split('\n')
    corpus.write('out/manifest.jsonl', `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`)
    expect((await corpus.batch('reports', '-o', 'out')).stderr).toContain('3 documents (2 done before)')
    await expectSameAsFresh('out', 'reports')
  })
})

/** Zombies, which nobody has counted yet, are not alive. */
function isAlive(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
    return !state.trim().startsWith('Z')
  } catch {
    return false
  }
}

describe('documents that fail, among good ones', () => {
  test('each has its reason in the manifest, on stderr and in the summary; the others are as without it', async () => {
    corpus = new Corpus(3)
    corpus.write('reports/empty.txt', ' \n')
    corpus.write('reports/undecodable.txt', Uint8Array.of(0xe4, 0xb8, 0xff, 0xfe, 0x81, 0xff, 0xff, 0x80))
    corpus.write('reports/picture.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))
    symlinkSync('circle.txt', join(corpus.folder, 'reports/circle.txt'))
    mkdirSync(join(corpus.folder, 'reports/folder.txt'))
    // Nobody, root neither, may read the beginning of it.
    if (isLinux) symlinkSync('/proc/self/mem', join(corpus.folder, 'reports/unreadable.txt'))
    const { code, stderr } = await corpus.batch('reports', 'vanished.txt', '-o', 'out')
    expect(code).toBe(2)
    expect(corpus.failures('out')).toEqual({
      'reports/empty.txt': 'file-empty',
      'reports/undecodable.txt': expect.stringMatching(/^(?:encoding|utf8)-invalid$/),
      'reports/picture.txt': 'file-binary',
      'reports/circle.txt': 'file-missing',
      'vanished.txt': 'file-missing',
      ...(isLinux && { 'reports/unreadable.txt': 'read-failed' }),
    })
    expect(stderr).toContain('xinjijian: reports/empty.txt: holds only white space\n')
    expect(stderr).toMatch(isLinux ? /^9 documents \(6 failed\), /m : /^8 documents \(5 failed\), /m)
    expect(stderr).toContain('failed: 2 file-missing\n')
    await expectSameAsFresh('out', 'reports/0', 'reports/1', 'reports/2')
  })

  test('a file that vanishes between the listing and the reading', async () => {
    corpus = new Corpus(REPORTS, SENTENCES)
    const child = corpus.start(['batch', 'reports', 'late.txt', '-o', 'out', '-j', '1'])
    const late = corpus.write('late.txt', '到2030年,建成公园9个。\n')
    const gone = ended(child)
    await until(() => documentsIn('out') >= 1)
    unlinkSync(late)
    await gone
    expect(child.exitCode).toBe(2)
    expect(corpus.failures('out')).toEqual({ 'late.txt': 'file-missing' })
  })

  test('one that takes too long: its worker is replaced, the others are done', async () => {
    corpus = new Corpus(3)
    corpus.write('reports/long.txt', '到2025年,建成公共充电桩2.4万个以上,新增就业3万人。'.repeat(200_000))
    const { code } = await corpus.batch('reports', '-o', 'out', '--limit', 'seconds=3')
    expect(code).toBe(2)
    expect(corpus.failures('out')).toEqual({ 'reports/long.txt': 'timed-out' })
    const record = corpus.manifest('out').find(({ id }) => id === 'reports/long.txt')
    expect(record?.['sha256']).toMatch(/^[0-9a-f]{64}$/)
    await expectSameAsFresh('out', 'reports/0', 'reports/1', 'reports/2')
  })

  test('one that takes too much memory: the same', async () => {
    corpus = new Corpus(3)
    corpus.write('reports/huge.txt', '到2025年,建成公共充电桩2.4万个以上,新增就业3万人。\n'.repeat(50_000))
    const { code } = await corpus.batch('reports', '-o', 'out', '--max-memory', '96')
    expect(code).toBe(2)
    expect(corpus.failures('out')).toEqual({ 'reports/huge.txt': 'out-of-memory' })
    await expectSameAsFresh('out', 'reports/0', 'reports/1', 'reports/2')
  })
})

describe('too many failures', () => {
  test.each([
    [['--fail-fast'], 1],
    [['--max-failures', '2'], 3],
  ])('%j stops the run after %i; the next one goes on', async (options, failures) => {
    corpus = new Corpus(2)
    for (let index = 0; index < 6; index++) corpus.write(`reports/0/bad-${index}.txt`, '')
    const { code, stderr } = await corpus.batch('reports', '-o', 'out', ...options)
    expect(stderr).toContain('xinjijian: stopped after too many failures; no output was written\n  hint: ')
    expect(code).toBe(2)
    expect(Object.keys(corpus.failures('out'))).toHaveLength(failures)
    expect([...corpus.output('out').keys()]).toEqual([])
    await corpus.batch('reports', '-o', 'out', '-q')
    await expectSameAsFresh('out', 'reports')
  })
})

describe('a full disk', () => {
  /** Runs the command where no file may grow beyond so many KiB: the system then says as much as of a full disk. */
  async function runWithin(
    kibibytes: number,
    argv: readonly string[],
  ): Promise<{ code: number | null; stderr: string }> {
    const script = `trap '' XFSZ; ulimit -f ${kibibytes}; exec "$0" "$@"`
    const child = spawn('bash', ['-c', script, process.execPath, bin, ...argv], { cwd: corpus.folder })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, stderr }
  }

  test.each([
    ['while documents are done', 24],
    ['while the output is written', 400],
  ])('%s: the run stops and says so; with room again it goes on', async (_, kibibytes) => {
    corpus = new Corpus(REPORTS, SENTENCES)
    const { code, stderr } = await runWithin(kibibytes, ['batch', 'reports', '-o', 'out', '-j', '2'])
    expect(stderr).toMatch(/^xinjijian: \S*out\/\S+: the output is larger than a file may be here\n {2}hint: /m)
    expect(code).toBe(2)
    expect([...corpus.output('out').keys()].filter((name) => name.includes('indicators'))).toEqual([])
    await corpus.batch('reports', '-o', 'out', '-q')
    await expectSameAsFresh('out', 'reports')
  })

  const MOUNT = ['-rm', 'sh', '-c']
  const mayMount = spawnSync('unshare', [...MOUNT, 'mount -t tmpfs -o size=64k none /mnt']).status === 0

  test.skipIf(!mayMount)('a real one, where a small one may be mounted', () => {
    corpus = new Corpus(REPORTS, SENTENCES)
    mkdirSync(join(corpus.folder, 'disk'))
    const script = 'mount -t tmpfs -o size=64k none disk && exec "$0" "$@"'
    const argv = [process.execPath, bin, 'batch', 'reports', '-o', 'disk/out', '-q']
    const { status, stderr } = spawnSync('unshare', [...MOUNT, script, ...argv], {
      cwd: corpus.folder,
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/^xinjijian: \S*disk\/out\/\S+: no space left to write\n {2}hint: free some space/m)
    expect(status).toBe(2)
  })
})

test.skipIf(!isLinux)('a place where no folder can be made is told, by batch and by merge', async () => {
  corpus = new Corpus(1)
  const told = {
    code: 2,
    stderr: expect.stringMatching(/^xinjijian: \/proc\/x: no folder can be made there\n {2}hint: /),
  }
  expect(await corpus.batch('reports', '-o', '/proc/x')).toMatchObject(told)
  await corpus.batch('reports', '-o', 'shard', '--shard', '1/1', '-q')
  expect(await corpus.run(['merge', '/proc/x', 'shard'])).toMatchObject(told)
})

test('inputs that are not there leave no empty folder behind', async () => {
  corpus = new Corpus()
  for (const input of ['none/*.txt', '@none.txt']) {
    expect((await corpus.batch(input, '-o', 'new/out')).code).toBe(2)
    expect(corpus.has('new/out')).toBe(false)
  }
  mkdirSync(join(corpus.folder, 'mine'))
  expect((await corpus.batch('none/*.txt', '-o', 'mine')).code).toBe(2)
  expect(corpus.has('mine')).toBe(true)
})
