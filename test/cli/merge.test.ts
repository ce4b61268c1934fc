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
