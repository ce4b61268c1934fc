import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Corpus } from './corpus.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const SHARDS = ['shard-1', 'shard-2', 'shard-3']

let corpus = new Corpus()
beforeEach(async () => {
  corpus = new Corpus(8)
})
afterEach(() => corpus.remove())

async function shard(...argv: readonly string[]): Promise<void> {
  for (const index of [1, 2, 3]) {
    await corpus.batch('reports', '-o', `shard-${index}`, '--shard', `${index}/3`, '-q', ...argv)
  }
}

test('shards together are what one run leaves, byte for byte; a failed index is run again alone', async () => {
  corpus.write('reports/bad.txt', '')
  const formats = ['-f', 'tables,jsonl,json']
  await shard(...formats)
  rmSync(join(corpus.folder, 'shard-2'), { recursive: true })
  await corpus.batch('reports', '-o', 'shard-2', '--shard', '2/3', '-q', ...formats)
  const { code, stderr } = await corpus.run(['merge', 'out', ...SHARDS.toReversed(), '-j', '1'])
  expect(stderr).toMatch(/^9 documents \(1 failed\), /)
  expect(code).toBe(2)
  await corpus.batch('reports', '-o', 'whole', '-q', ...formats)
  expect(corpus.output('out')).toEqual(corpus.output('whole'))
  const ids = corpus.manifest('out').flatMap(({ kind, id }) => (kind === 'document' ? [String(id)] : []))
  expect(ids).toHaveLength(9)
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
})

test('an OUT that holds a run is left alone, unless that is to be discarded and is no input', async () => {
  await shard('-f', 'jsonl')
  await corpus.batch('reports', '-o', 'out', '-q', '-f', 'jsonl', '--published', '2024')
  corpus.write('out/notes.txt', 'mine')
  const before = corpus.output('out')
  const refused = await corpus.run(['merge', 'out', ...SHARDS])
  expect(refused.stderr).toBe(
    'xinjijian: out: holds another run\n  hint: name a new folder, or let --restart discard what it holds\n',
  )
  const itself = await corpus.run(['merge', 'shard-1', ...SHARDS, '--restart'])
  expect(itself.stderr).toMatch('xinjijian: shard-1: holds shard-1, which is to be merged\n')
  expect([refused.code, itself.code]).toEqual([2, 2])
  expect(corpus.output('out')).toEqual(before)
  expect((await corpus.run(['merge', 'out', ...SHARDS, '--restart'])).code).toBe(0)
  await corpus.batch('reports', '-o', 'whole', '-q', '-f', 'jsonl')
  expect(corpus.read('out/extractions.jsonl')).toBe(corpus.read('whole/extractions.jsonl'))
  expect(corpus.read('out/notes.txt')).toBe('mine')
})

test('one that was killed is begun anew', async () => {
  await shard('-f', 'jsonl')
  expect((await corpus.run(['merge', 'out', ...SHARDS])).code).toBe(0)
  const whole = corpus.output('out')
  const lines = corpus.read('out/manifest.jsonl').split('\n')
  corpus.write('out/manifest.jsonl', lines.slice(0, 3).join('\n'))
  rmSync(join(corpus.folder, 'out/extractions.jsonl'))
  expect((await corpus.run(['merge', 'out', ...SHARDS, '--restart'])).code).toBe(0)
  expect(corpus.output('out')).toEqual(whole)
})

describe('shards that do not fit together: nothing is written', () => {
  async function refused(message: string | RegExp, shards = SHARDS): Promise<void> {
    const { code, stderr } = await corpus.run(['merge', 'out', ...shards])
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/\n {2}hint: \S/)
    expect(code).toBe(2)
    expect(corpus.has('out')).toBe(false)
  }

  test('missing, twice, no shard at all', async () => {
    await shard()
    await refused('of 3 shards these are missing: 2\n', ['shard-1', 'shard-3'])
    await refused('xinjijian: shard-1: is shard 1/3, as shard-1 is\n', [...SHARDS, 'shard-1'])
    await refused('xinjijian: reports: is no shard of a batch\n', [...SHARDS, 'reports'])
  })

  test('unfinished, or robbed of its pieces', async () => {
    await shard()
    const lines = corpus.read('shard-2/manifest.jsonl').split('\n')
    corpus.write('shard-2/manifest.jsonl', `${lines.slice(0, -2).join('\n')}\n`)
    await refused('xinjijian: shard-2: did not come to its end\n')
    rmSync(join(corpus.folder, 'shard-1/parts'), { recursive: true })
    await refused('xinjijian: shard-1: has lost pieces of documents\n', ['shard-1'])
  })

  test('of another run, or with other documents than its output', async () => {
    await shard()
    await corpus.batch('reports', '-o', 'other', '--shard', '2/3', '-q', '--published', '2024')
    await refused(/^xinjijian: other: belongs to another run: other date of publication \(none shard-1, 2024 here\)/, [
      'shard-1',
      'other',
      'shard-3',
    ])
    const line = corpus.manifest('shard-1').find(({ kind }) => kind === 'document')
    const last = corpus.manifest('shard-3').at(-1)
    corpus.write(
      'shard-3/manifest.jsonl',
      `${corpus.read('shard-3/manifest.jsonl')}${JSON.stringify(line)}\n${JSON.stringify({ ...last, documents: Number(last?.['documents']) + 1 })}\n`,
    )
    await refused('xinjijian: shard-3: ')
  })
})

describe('records of a pipe', () => {
  const FORMATS = ['-f', 'tables,jsonl,yaml']
  const EMPTY = JSON.stringify({ id: 'empty', text: '' })
  const lines = (): string[] =>
    [1, 2, 3, 4, 5].map((index) =>
      JSON.stringify({ id: `a/${index}`, text: corpus.read(`reports/${index % 3}/report-${index}.txt`) }),
    )

  async function pipe(name: string, input: readonly string[], ...argv: readonly string[]): Promise<void> {
    corpus.write(name, (await corpus.run(['pipe', ...argv], input.map((line) => `${line}\n`).join(''))).stdout)
  }

  test('become what batch makes of the same lines, byte for byte, whatever their order and files', async () => {
    const [first = '', ...rest] = lines()
    await pipe('rest.jsonl', [...rest.toReversed(), 'torn', EMPTY])
    await pipe('first.jsonl', [first])
    const { code, stderr } = await corpus.run(['merge', 'out', 'rest.jsonl', 'first.jsonl', '-j', '1', ...FORMATS])
    expect(stderr).toMatch(/^7 documents \(2 failed\), [^]*^failed: 1 file-empty\nfailed: 1 line-invalid\nout: /m)
    expect(code).toBe(2)
    await corpus.run(['batch', '-', '-o', 'whole', '-q', ...FORMATS], `${lines().join('\n')}\n`)
    expect(corpus.output('out')).toEqual(corpus.output('whole'))
    expect(corpus.has('out/parts')).toBe(false)
    expect(corpus.failures('out')).toEqual({ 'line 5 of rest.jsonl': 'line-invalid', empty: 'file-empty' })
  })

  test('of a document that failed and was tried again, the one that did not fail counts, wherever it stands', async () => {
    const [first = '', second = ''] = lines()
    const failed = ['a/1', 'a/2'].map((id) => JSON.stringify({ id, text: ' ' }))
    await pipe('one.jsonl', [first, failed[1] ?? ''])
    await pipe('other.jsonl', [failed[0] ?? '', second])
    expect((await corpus.run(['merge', 'out', 'one.jsonl', 'other.jsonl', '-f', 'jsonl'])).code).toBe(0)
    const merged = corpus.read('out/extractions.jsonl').trimEnd().split('\n')
    expect(merged.map((line) => (JSON.parse(line) as { document: { name: string } }).document.name)).toEqual([
      'a/1',
      'a/2',
    ])
  })

  test('that do not fit together are refused, at their lines; nothing is written', async () => {
    const [first = '', second = ''] = lines()
    await pipe('good.jsonl', [first, second])
    await pipe('rows.jsonl', [first], '-f', 'tables')
    const [one = '', two = ''] = corpus.read('good.jsonl').split('\n')
    corpus.write('torn.jsonl', `${one}\n${two.slice(0, 500)}`)
    corpus.write('edited.jsonl', `${one.replace('"goals":[', '"goals":[3,')}\n`)
    corpus.write('rules.jsonl', `${two.replace(/"rules":"../, '"rules":"--')}\n`)
    corpus.write('newer.jsonl', `${two.replace(/"schema":"[\d.]+"/, '"schema":"99.0"')}\n`)
    corpus.write('none.jsonl', '')
    for (const [inputs, message] of [
      [['good.jsonl', 'good.jsonl'], 'good.jsonl:1:1: document a/1 is in good.jsonl:1 too\n'],
      [['torn.jsonl'], 'torn.jsonl:2:1: is no record of xinjijian pipe\n'],
      [['edited.jsonl'], /^xinjijian: edited\.jsonl:1:1: is not an extraction: goals\.0: /],
      [['good.jsonl', 'rules.jsonl'], /^xinjijian: rules\.jsonl:1:1: belongs to another run: other rules \(/],
      [['newer.jsonl'], 'newer.jsonl:1:1: has schema version 99.0; this program merges '],
      [['rows.jsonl'], 'rows.jsonl:1:1: is a record of rows\n  hint: run xinjijian pipe without --format tables\n'],
      [['none.jsonl'], 'none.jsonl: no records\n'],
      [['missing.jsonl'], 'missing.jsonl: no such file\n'],
      [['reports', 'good.jsonl'], 'good.jsonl: is no folder, as others are\n'],
      [['reports', '-f', 'jsonl'], 'option --format is for records of pipe\n'],
    ] as const) {
      const { code, stderr } = await corpus.run(['merge', 'out', ...inputs])
      expect(stderr).toMatch(message)
      expect(stderr).toMatch(/\n {2}hint: \S/)
      expect(code).toBe(2)
      expect(corpus.has('out')).toBe(false)
    }
  })
})
