import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata } from 'hyparquet'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { extractionSchema } from '../../src/core/extraction.ts'
import { tidyTables } from '../../src/render/tables/tables.ts'
import { Corpus } from './corpus.ts'

vi.setConfig({ testTimeout: 60_000 })

let corpus = new Corpus()
afterEach(() => corpus.remove())

const TABLES = tidyTables.flatMap(({ name }) => [`${name}.csv`, `${name}.parquet`]).toSorted()

test('a folder becomes tables; the summary says what it came to', async () => {
  corpus = new Corpus(5)
  const { code, stdout, stderr } = await corpus.batch('reports', '-o', 'out')
  expect(stderr).toMatch(
    /^5 documents, [\d,]+ characters\n45 indicators, \d+ goals?, 15 assignments, residue \d+ .*\nout: .*indicators\.csv/,
  )
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect([...corpus.output('out').keys()]).toEqual(TABLES)
  const [head = '', ...rows] = corpus.read('out/indicators.csv').trimEnd().split('\n')
  expect(head.startsWith('document_id,source_file,')).toBe(true)
  expect(rows).toHaveLength(45)
  expect(rows[0]).toMatch(/^reports\/0\/report-3\.txt,reports\/0\/report-3\.txt,/)
  expect(corpus.manifest('out').filter(({ kind }) => kind === 'document')).toHaveLength(5)
})

test('neither the number of workers nor the order of inputs changes a byte', async () => {
  corpus = new Corpus(9, 300)
  await corpus.batch('reports', '-o', 'one', '-j', '1', '-q')
  await corpus.batch('reports/2', 'reports/1/*.txt', 'reports/0', '-o', 'other', '-j', '4', '-q')
  expect(corpus.output('other')).toEqual(corpus.output('one'))
  const { row_groups, num_rows } = parquetMetadata(
    Uint8Array.from(readFileSync(join(corpus.folder, 'one/indicators.parquet'))).buffer,
  )
  expect(row_groups.length, 'made apart from each other and put together').toBeGreaterThan(1)
  expect(Number(num_rows)).toBe(corpus.read('one/indicators.csv').trimEnd().split('\n').length - 1)
})

test('all formats at once, each as extract writes it', async () => {
  corpus = new Corpus(2)
  const { code } = await corpus.batch('reports', '-o', 'out', '-f', 'json,yaml,jsonl', '-q')
  expect(code).toBe(0)
  const names = ['reports/1/report-1.txt', 'reports/2/report-2.txt']
  expect([...corpus.output('out').keys()]).toEqual([
    'extractions.jsonl',
    ...names.map((name) => `json/${name}.json`),
    ...names.map((name) => `yaml/${name}.yaml`),
  ])
  const lines = corpus.read('out/extractions.jsonl').trimEnd().split('\n')
  for (const [index, name] of names.entries()) {
    const extracted = JSON.parse((await corpus.run(['extract', name])).stdout) as unknown
    expect(extractionSchema.parse(JSON.parse(lines[index] ?? ''))).toEqual(extracted)
    expect(JSON.parse(corpus.read(`out/json/${name}.json`))).toEqual(extracted)
    expect(parse(corpus.read(`out/yaml/${name}.yaml`))).toEqual(extracted)
  }
})

test('documents on standard input, by text or by path', async () => {
  corpus = new Corpus(1)
  const path = 'reports/1/report-1.txt'
  const lines = [
    { id: 'text', text: corpus.read(path) },
    { id: 7, path },
    { id: 'gone', path: 'none.txt' },
    { id: 'odd' },
  ]
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const { code, stderr } = await corpus.run(['batch', '-', '-o', 'out', '-f', 'jsonl'], `${input}\nno JSON\n`)
  expect(code).toBe(2)
  const names = corpus.read('out/extractions.jsonl').trimEnd().split('\n')
  expect(names.map((line) => extractionSchema.parse(JSON.parse(line)).document.name)).toEqual(['7', 'text'])
  expect(corpus.failures('out')).toEqual({ gone: 'file-missing', odd: 'line-invalid', 'line 6': 'line-invalid' })
  expect(stderr).toContain('xinjijian: none.txt: no such file\n')
  expect(stderr).toContain('failed: 2 line-invalid\n')
})

describe('the same command again', () => {
  test('does what is missing or changed, and nothing else', async () => {
    corpus = new Corpus(4)
    await corpus.batch('reports', '-o', 'out', '-q')
    const before = corpus.manifest('out').length
    const { stderr } = await corpus.batch('reports', '-o', 'out')
    expect(stderr).toContain('4 documents (4 done before)')
    expect(corpus.manifest('out')).toHaveLength(before)

    corpus.write('reports/1/report-1.txt', '到2030年,建成公园9个。\n')
    corpus.write('reports/new.txt', '到2030年,建成公园7个。\n')
    expect((await corpus.batch('reports', '-o', 'out')).stderr).toContain('5 documents (3 done before)')
    await corpus.batch('reports', '-o', 'fresh', '-q')
    expect(corpus.output('out')).toEqual(corpus.output('fresh'))
  })

  test('does again what somebody removed', async () => {
    corpus = new Corpus(3)
    await corpus.batch('reports', '-o', 'out', '-q', '-f', 'tables,json')
    const whole = corpus.output('out')
    rmSync(join(corpus.folder, 'out/goals.csv'))
    await corpus.batch('reports', '-o', 'out', '-q', '-f', 'tables,json')
    expect(corpus.output('out')).toEqual(whole)
    rmSync(join(corpus.folder, 'out/json/reports/1/report-1.txt.json'))
    expect((await corpus.batch('reports', '-o', 'out', '-f', 'tables,json')).stderr).toContain('(2 done before)')
    expect(corpus.output('out')).toEqual(whole)
    rmSync(join(corpus.folder, 'out/parts'), { recursive: true })
    expect((await corpus.batch('reports', '-o', 'out', '-f', 'tables,json')).stderr).toMatch(/^3 documents, /)
    expect(corpus.output('out')).toEqual(whole)
  })

  test('with fewer inputs leaves the others out, and says so', async () => {
    corpus = new Corpus(3)
    await corpus.batch('reports', '-o', 'out', '-q')
    const { code, stderr } = await corpus.batch('reports/1', '-o', 'out')
    expect(stderr).toContain('xinjijian: out: warning: holds 2 documents of earlier runs')
    expect(code).toBe(0)
    await corpus.batch('reports/1', '-o', 'fresh', '-q')
    expect(corpus.output('out')).toEqual(corpus.output('fresh'))
    expect((await corpus.batch('reports', '-o', 'out')).stderr).toContain('3 documents (3 done before)')
  })

  test('tries failed documents again when asked, or when they have changed', async () => {
    corpus = new Corpus(1)
    corpus.write('reports/bad.txt', Uint8Array.of(0, 1, 2, 3))
    expect((await corpus.batch('reports', '-o', 'out')).code).toBe(2)
    const tries = (): number => corpus.manifest('out').filter(({ id }) => id === 'reports/bad.txt').length
    expect((await corpus.batch('reports', '-o', 'out')).code).toBe(2)
    expect(tries()).toBe(1)
    await corpus.batch('reports', '-o', 'out', '--retry-failed')
    expect(tries()).toBe(2)
    corpus.write('reports/bad.txt', '到2030年,建成公园9个。\n')
    expect((await corpus.batch('reports', '-o', 'out')).code).toBe(0)
  })
})

describe('an OUT that is not for this run', () => {
  const OWN = 'topic: lexicon\nabout: A word of a test.\nentries:\n  - {class: verb.build, words: [捣鼓出]}\n'

  test.each<[string, string[]]>([
    ['rules', ['--rules', 'own', '--extend']],
    ['formats', ['-f', 'jsonl']],
    ['date of publication', ['--published', '2024']],
    ['shard', ['--shard', '1/2']],
    ['encoding', ['--encoding', 'gb18030']],
  ])('holds a run with other %s', async (what, options) => {
    corpus = new Corpus(1)
    corpus.write('own/words.yaml', OWN)
    await corpus.batch('reports', '-o', 'out', '-q')
    const before = corpus.output('out')
    const { code, stderr } = await corpus.batch('reports', '-o', 'out', ...options)
    expect(stderr).toMatch(new RegExp(`^xinjijian: out: holds another run: other ${what} \\(.+\n {2}hint: .+--restart`))
    expect(code).toBe(2)
    expect(corpus.output('out')).toEqual(before)
  })

  test('is begun anew with --restart', async () => {
    corpus = new Corpus(2)
    await corpus.batch('reports', '-o', 'out', '-q')
    await corpus.batch('reports/1', '-o', 'out', '-q', '--restart', '-f', 'json')
    await corpus.batch('reports/1', '-o', 'fresh', '-q', '-f', 'json')
    expect(corpus.output('out')).toEqual(corpus.output('fresh'))
    expect(corpus.manifest('out')).toHaveLength(3)
  })

  test('holds something else: nothing is touched', async () => {
    corpus = new Corpus(1)
    corpus.write('out/thesis.docx', 'years of work')
    for (const more of [[], ['--restart']]) {
      const { code, stderr } = await corpus.batch('reports', '-o', 'out', ...more)
      expect(stderr).toMatch(/^xinjijian: out: holds files that are not of a run of xinjijian\n {2}hint: /)
      expect(code).toBe(2)
    }
    expect(readdirSync(join(corpus.folder, 'out'))).toEqual(['thesis.docx'])
    expect((await corpus.batch('reports', '-o', 'out/thesis.docx')).stderr).toContain('is a file, not a folder')
  })

  test('is being written into', async () => {
    corpus = new Corpus(1)
    corpus.write('out/.lock', `${process.pid}\n`)
    const busy = await corpus.batch('reports', '-o', 'out')
    expect(busy.stderr.includes('another run is writing into it')).toBe(process.platform !== 'linux')
    mkdirSync(join(corpus.folder, 'other'))
    const status = process.platform === 'linux' ? readFileSync('/proc/self/stat', 'utf8') : ''
    const begun = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    corpus.write('other/.lock', `${process.pid} ${begun}\n`)
    expect(await corpus.batch('reports', '-o', 'other')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^xinjijian: other: another run is writing into it\n {2}hint: wait for process/),
    })
  })
})

describe('duplicates', () => {
  test('a file named twice counts once', async () => {
    corpus = new Corpus(2)
    const { code, stderr } = await corpus.batch('reports', './reports/1/report-1.txt', 'reports/*/*.txt', '-o', 'out')
    expect(stderr).toMatch(/^2 documents \(3 named twice\)/)
    expect(code).toBe(0)
    await corpus.batch('reports', '-o', 'fresh', '-q')
    expect(corpus.output('out')).toEqual(corpus.output('fresh'))
  })

  test('two documents of one id: the first stays, the second is told', async () => {
    corpus = new Corpus()
    const lines = ['到2030年,建成公园9个。', '到2030年,建成公园5个。'].map(
      (text) => `${JSON.stringify({ id: 'a', text })}\n`,
    )
    const { code, stderr } = await corpus.run(['batch', '-', '-o', 'out'], lines.join(''))
    expect(stderr).toContain('xinjijian: a: another document has the same id\n')
    expect(code).toBe(2)
    expect(corpus.read('out/indicators.csv')).toContain('公园9个')
    expect(corpus.read('out/indicators.csv')).not.toContain('公园5个')
  })
})

test.each([
  [['-', 'reports'], 'standard input cannot be mixed with other inputs'],
  [['reports', '--bom', '-f', 'jsonl'], 'option --bom is for tables only'],
  [['reports', '--shard', '0/4'], "option '--shard <i/n>' argument '0/4' is invalid"],
  [['reports', '--shard', '5/4'], "option '--shard <i/n>' argument '5/4' is invalid"],
  [['reports', '-j', '0'], "option '-j, --jobs <n>' argument '0' is invalid"],
])('%j is refused', async (argv, message) => {
  corpus = new Corpus(1)
  const { code, stderr } = await corpus.batch(...argv, '-o', 'out')
  expect(stderr).toMatch(/^xinjijian: .*\n {2}hint: \S.*\n$/)
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})
