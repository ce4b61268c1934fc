import { existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { extractionSchema } from '../../src/core/extraction.ts'
import { SCHEMA_VERSION } from '../../src/core/version.ts'
import { Corpus } from './corpus.ts'
import { run } from './spawned.ts'

vi.setConfig({ testTimeout: 60_000 })

let corpus = new Corpus()
afterEach(() => corpus.remove())

const TEXT = '到2025年,建成公共充电桩2.4万个以上。'

interface Answer {
  readonly id: string | number | null
  readonly ok: boolean
  readonly error?: { readonly code: string; readonly message: string }
  readonly extraction?: unknown
  readonly [key: string]: unknown
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`

async function pipe(input: string, ...argv: readonly string[]): Promise<{ code: number | null; answers: Answer[] }> {
  const { code, stdout, stderr } = await run(['pipe', ...argv], { stdin: input })
  expect(stderr).toBe('')
  expect(stdout === '' || stdout.endsWith('\n')).toBe(true)
  return {
    code,
    answers: stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Answer),
  }
}

test('one record for each line, in order, with the id and what made it', async () => {
  const { code, answers } = await pipe(lineOf({ id: 'a/b', text: TEXT }) + lineOf({ id: 7, text: '没有什么' }))
  expect(code).toBe(0)
  expect(answers.map(({ id, ok, schema }) => [id, ok, schema])).toEqual([
    ['a/b', true, SCHEMA_VERSION],
    [7, true, SCHEMA_VERSION],
  ])
  const [first] = answers
  expect(Object.keys(first ?? {})).toEqual(['id', 'ok', 'tool', 'schema', 'rules', 'dictionary', 'extraction'])
  expect([first?.['rules'], first?.['dictionary']]).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
  const extraction = extractionSchema.parse(first?.extraction)
  expect(extraction.document.name).toBe('a/b')
  expect(extraction.indicators.map(({ amount }) => amount)).toEqual([24_000])
})

test('lines that cannot be answered are records too, exit 0', async () => {
  const lines = [
    '',
    'no JSON',
    '{"text":"x"}',
    lineOf({ id: 'gone', path: '/none/secret.txt' }).trim(),
    '{"id":"e","text":" "}',
  ]
  const { code, answers } = await pipe(lines.join('\n'))
  expect(code).toBe(0)
  expect(answers.map(({ id, ok, error }) => [id, ok, error?.code])).toEqual([
    [null, false, 'line-invalid'],
    [null, false, 'line-invalid'],
    [null, false, 'line-invalid'],
    ['gone', false, 'file-missing'],
    ['e', false, 'file-empty'],
  ])
  expect(JSON.stringify(answers)).not.toContain('secret')
})

test('nothing in, nothing out', async () => {
  expect(await pipe('')).toEqual({ code: 0, answers: [] })
})

test('neither workers nor the place change a byte', async () => {
  corpus = new Corpus(12, 20)
  const input = Array.from({ length: 40 }, (_, index) =>
    lineOf({ id: `${index}`, text: corpus.read(`reports/${((index % 12) + 1) % 3}/report-${(index % 12) + 1}.txt`) }),
  ).join('')
  const [one, several] = [await run(['pipe'], { stdin: input }), await corpus.run(['pipe', '-j', '3'], input)]
  expect(several.stdout).toBe(one.stdout)
  expect(one.stdout.split('\n')).toHaveLength(41)
})

test('no character of a record is taken for a line end', async () => {
  const odd = 'a\u2028b\u2029c\u0085d'
  const { stdout } = await run(['pipe'], { stdin: lineOf({ id: odd, text: `建成公园9个${odd}。` }) })
  expect(stdout).not.toMatch(/[\u2028\u2029\u0085]/)
  expect((JSON.parse(stdout) as Answer).id).toBe(odd)
})

describe('one record may not cost more than it is allowed to', () => {
  const long = lineOf({ id: 'long', text: '到2025年,建成公共充电桩2.4万个以上,新增就业3万人。'.repeat(100_000) })

  test.each([
    ['bytes', ['--limit', 'bytes=2000'], 'line-too-long'],
    ['time', ['--limit', 'seconds=1'], 'timed-out'],
    ['memory', ['--max-memory', '96'], 'out-of-memory'],
  ])('%s', async (_, argv, code) => {
    const { answers } = await pipe(lineOf({ id: 1, text: TEXT }) + long + lineOf({ id: 2, text: TEXT }), ...argv)
    expect(answers.map(({ id, ok, error }) => [id, ok, error?.code])).toEqual([
      [1, true, undefined],
      ['long', false, code],
      [2, true, undefined],
    ])
  })
})

test('an answer comes before the next line is asked for', async () => {
  corpus = new Corpus()
  const child = corpus.start(['pipe'])
  const heard: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  for (const id of [1, 2]) {
    child.stdin?.write(lineOf({ id, text: TEXT }))
    await vi.waitUntil(() => heard.join('').split('\n').length > id, { timeout: 30_000 })
  }
  child.stdin?.end()
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
})

describe('the process itself', () => {
  const endless = async (child: ReturnType<Corpus['start']>): Promise<number | null> => {
    const { stdin } = child
    const lines = (function* () {
      for (;;) yield lineOf({ id: 1, text: TEXT })
    })()
    if (stdin !== null) void pipeline(lines, stdin).catch(() => {})
    return new Promise((resolve) => child.on('close', resolve))
  }

  test('stops when nobody reads any more: no failure', async () => {
    corpus = new Corpus()
    const child = corpus.start(['pipe'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await endless(child)).toBe(0)
  })

  test('fails when its rules are broken, without waiting for the input to end', async () => {
    corpus = new Corpus()
    corpus.write('rules/a.yaml', 'topic: lexikon\n')
    const child = corpus.start(['pipe', '--rules', 'rules'])
    expect(await endless(child)).toBe(2)
  })

  test.skipIf(!existsSync('/dev/full'))('fails on a full disk', async () => {
    const { code, stderr } = await run(['pipe'], { stdin: lineOf({ id: 1, text: TEXT }), stdout: '/dev/full' })
    expect(stderr).toMatch(/^xinjijian: <stdout>: no space left to write\n/)
    expect(code).toBe(2)
  })
})
