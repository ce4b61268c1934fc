/** What engines rely on when they run `xinjijian pipe`. */
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { extractionSchema } from '../../src/core/extraction.ts'
import { TABLE_NAMES } from '../../src/render/tables/names.ts'
import { tidyTables } from '../../src/render/tables/tables.ts'
import { PATIENCE } from './struck.ts'
import { DOCUMENTS, poisoned, until, Workshop } from './support.ts'

interface Record {
  readonly id: string | number | null
  readonly ok: boolean
  readonly rules: string
  readonly extraction?: unknown
  readonly tables?: { readonly [table: string]: readonly { readonly [column: string]: unknown }[] }
  readonly error?: { readonly code: string; readonly message: string }
}

let workshop = new Workshop()
beforeEach(() => (workshop = new Workshop()))
afterEach(() => workshop.clear())

function recordsIn(output: Buffer): Record[] {
  return output
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record)
}

const pipe = (stdin: string | Uint8Array, ...options: readonly string[]) =>
  workshop.run(workshop.command(), ['pipe', ...options], { stdin })

const LINE = DOCUMENTS[0] ?? ''
const { text: TEXT } = JSON.parse(LINE) as { text: string }

describe('xinjijian pipe', { timeout: PATIENCE }, () => {
  test('one record for each line, in order, with its id; poisoned lines are records too', async () => {
    const { code, stdout, stderr } = await pipe(poisoned(), '-j', '3')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const records = recordsIn(stdout)
    const failed = records.filter(({ ok }) => !ok)
    expect(failed.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, 'line-invalid'],
      [null, 'line-invalid'],
      ['empty', 'file-empty'],
      ['absent', 'file-missing'],
      [null, 'utf8-invalid'],
    ])
    const done = records.filter(({ ok }) => ok)
    expect(done.map(({ id }) => id)).toEqual(DOCUMENTS.map((line) => (JSON.parse(line) as Record).id))
    for (const { extraction } of done) extractionSchema.parse(extraction)
    expect((await pipe(poisoned())).stdout.equals(stdout)).toBe(true)
  })

  test('an id comes back as it was given; separators that end lines elsewhere are escaped', async () => {
    const ids = ['a\u2028b', 'c\u2029d\u0085e', 'f\ng"h', 0, -17, '']
    const lines = ids.map((id) => `${JSON.stringify({ id, text: `${TEXT}\u2028\u2029\u0085` })}\n`)
    const { stdout } = await pipe(lines.join(''))
    expect(recordsIn(stdout).map(({ id }) => id)).toEqual(ids)
    expect(stdout.toString('utf8')).not.toMatch(/[\u2028\u2029\u0085\r]/)
    expect(stdout.toString('utf8').split('\n')).toHaveLength(ids.length + 1)
  })

  test('the last line needs no end, and no input gives no output', async () => {
    expect(recordsIn((await pipe(LINE)).stdout)).toHaveLength(1)
    expect(await pipe('')).toEqual({ code: 0, stdout: Buffer.alloc(0), stderr: '' })
  })

  test('keys and their order; hashes of rules and dictionary, which the user’s own rules change', async () => {
    const lines = `${LINE}\n{}\n`
    const [good, bad] = recordsIn((await pipe(lines)).stdout)
    const about = ['tool', 'schema', 'rules', 'dictionary']
    expect(Object.keys(good ?? {})).toEqual(['id', 'ok', ...about, 'extraction'])
    expect(Object.keys(bad ?? {})).toEqual(['id', 'ok', ...about, 'error'])
    expect(Object.keys(bad?.error ?? {})).toEqual(['code', 'message'])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const hash: unknown = expect.stringMatching(/^[0-9a-f]{64}$/)
    const fingerprint = { tool: version, schema: expect.stringMatching(/^\d+\.\d+$/) as unknown, rules: hash }
    expect(good).toMatchObject({ ...fingerprint, dictionary: hash })

    mkdirSync(workshop.path('own'))
    const word = 'topic: lexicon\nabout: A word of a test.\nentries:\n  - {class: verb.build, words: [捣鼓出]}\n'
    workshop.write('own/words.yaml', word)
    const [own] = recordsIn((await pipe(lines, '--rules', 'own', '--extend')).stdout)
    expect(own).toMatchObject({ ...fingerprint, dictionary: hash })
    expect(own?.rules).not.toBe(good?.rules)
  })

  test('no time, host or path: the same bytes elsewhere and later', async () => {
    for (const [folder, zone] of [
      ['here', 'Asia/Shanghai'],
      ['there', 'America/New_York'],
    ] as const) {
      mkdirSync(workshop.path(folder))
      workshop.write(`${folder}/plan.txt`, TEXT)
      const stdin = `${LINE}\n${JSON.stringify({ id: 'file', path: 'plan.txt' })}\n{}\n`
      const options = { stdin, cwd: workshop.path(folder), env: { TZ: zone, HOSTNAME: zone, HOME: folder } }
      workshop.write(`${folder}.jsonl`, (await workshop.run(workshop.command(), ['pipe'], options)).stdout)
    }
    const here = workshop.read('here.jsonl')
    expect(here.equals(workshop.read('there.jsonl'))).toBe(true)
    for (const place of [workshop.folder, tmpdir(), homedir(), process.cwd()]) expect(here.includes(place)).toBe(false)
    expect(recordsIn(here)[1]).toMatchObject({ id: 'file', ok: true })

    const stdin = `${JSON.stringify({ id: 'file', path: 'here/plan.txt' })}\n`
    const rows = await workshop.run(workshop.command(), ['pipe', '-f', 'tables'], { stdin })
    expect(recordsIn(rows.stdout)[0]).toMatchObject({ ok: true, tables: { documents: [{ source_file: null }] } })
    expect(rows.stdout.includes('plan.txt')).toBe(false)
  })

  test('in tables: rows with the columns of the tidy tables', async () => {
    const { stdout } = await pipe(`${LINE}\n{}\n`, '--format', 'tables')
    const [good, bad] = recordsIn(stdout)
    expect(Object.keys(good?.tables ?? {})).toEqual(TABLE_NAMES)
    for (const { name, columns } of tidyTables) {
      for (const row of good?.tables?.[name] ?? []) {
        expect(Object.keys(row)).toEqual(columns.map((column) => column.name))
        expect(row['document_id']).toBe(good?.id)
      }
    }
    expect(good?.tables?.['documents']).toHaveLength(1)
    expect(good?.tables?.['indicators']?.length).toBeGreaterThan(2)
    expect(bad).toMatchObject({ ok: false, error: { code: 'line-invalid' } })
  })

  const TOO_MUCH = `${JSON.stringify({ id: 'much', text: `${TEXT}\n`.repeat(20_000) })}\n`

  test.each([
    ['bytes', ['--limit', 'bytes=9000'], 'line-too-long'],
    ['time', ['--limit', 'seconds=3'], 'timed-out'],
    ['memory', ['--max-memory', '100'], 'out-of-memory'],
  ])('a document that takes too much %s is an error record, and the others go on', async (_, options, code) => {
    const ended = await pipe(`${LINE}\n${TOO_MUCH}${LINE}\n`, ...options)
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' })
    const [before, much, after] = recordsIn(ended.stdout)
    expect(much).toMatchObject({ id: 'much', ok: false, error: { code } })
    expect([before?.ok, after]).toEqual([true, before])
  })

  test('the process fails only when it cannot work at all', async () => {
    const { code, stdout, stderr } = await pipe(`${LINE}\n`, '--rules', 'nowhere')
    expect({ code, stdout: stdout.length }).toEqual({ code: 2, stdout: 0 })
    expect(stderr).toMatch(/^xinjijian: nowhere: /)
  })

  test.skipIf(process.platform !== 'linux')(
    'memory does not grow with the input, and a slow reader holds it up',
    async () => {
      const child = workshop.start(workshop.command(), ['pipe', '-j', '2'])
      const line = Buffer.from(`{"id": 1, "text": ${'"'.padEnd(200_000, 'x')}\n`)
      const LINES = 800
      const { stdin, stdout } = child
      const fed = (async () => {
        for (let written = 0; written < LINES; written++) {
          if (stdin?.write(line) === false) await new Promise((resolve) => stdin.once('drain', resolve))
        }
        stdin?.write(`${LINE}\n`)
      })()
      let answered = 0
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      stdout?.on('data', (piece: Buffer) => (answered += piece.filter((byte) => byte === 0x0a).length))
      await fed
      await until(() => answered === LINES + 1, PATIENCE / 2)
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      stdin?.end()
      // All lines together are 160 MB.
      expect(Number(peak)).toBeLessThan(150_000)
    },
  )

  test.skipIf(process.platform !== 'linux')('a process that is killed leaves no worker behind', async () => {
    const child = workshop.start(workshop.command(), ['pipe'])
    child.stdin?.write(`${LINE}\n`)
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    const workers = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')
    expect(workers).toEqual([expect.stringMatching(/^\d+$/)])
    child.kill('SIGKILL')
    await until(() => !isRunning(Number(workers[0])), PATIENCE / 2)
  })
})

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
