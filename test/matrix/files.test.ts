import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInput } from '../../src/read/input.ts'
import { command, expectRefused, left, put, scratch } from './support.ts'

const folder = scratch()
const sentence = '到2025年，建成公共充电桩2.4万个以上。\n'

test.each<[what: string, name: string, make: (path: string) => void, reason: RegExp]>([
  ['a link to itself', 'self', (path) => symlinkSync(path, path), /in a circle/],
  [
    'links in a circle',
    'one',
    (path) => {
      symlinkSync(`${path}-two`, path)
      symlinkSync(path, `${path}-two`)
    },
    /in a circle/,
  ],
  ['a link to nothing', 'dangling', (path) => symlinkSync(join(folder, 'gone.txt'), path), /no such file/],
  ['a folder', 'folder', (path) => mkdirSync(path), /is a directory/],
])('%s is refused', async (_, name, make, reason) => {
  const path = join(folder, name)
  make(path)
  expectRefused(await command(['extract', path]), { path, reason })
})

test('a file without permission is refused', async () => {
  const path = put(folder, 'locked.txt', sentence)
  chmodSync(path, 0)
  // Root may read everything; become nobody for a moment.
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    expectRefused(await command(['extract', path, '--no-config']), { path, reason: /permission denied|no such file/ })
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
})

test('a device that never ends is refused at the limit', async () => {
  expectRefused(await command(['extract', '/dev/zero', '--limit', 'bytes=1000000']), {
    path: '/dev/zero',
    reason: /larger than/,
  })
})

test('a FIFO is read to its end, once', async () => {
  const path = join(folder, 'pipe')
  execFileSync('sh', ['-c', 'mkfifo "$0"', path])
  const writer = spawn('sh', ['-c', `printf '%s' "$TEXT" > "$FIFO"`], {
    env: { ...process.env, TEXT: sentence, FIFO: path },
  })
  const { code, stdout } = await command(['extract', path])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ indicators: [{ amount: 24_000 }] })
  await new Promise((resolve) => (writer.exitCode === null ? writer.on('close', resolve) : resolve(null)))
})

test.each<[what: string, change: (path: string) => void, reason: RegExp | null]>([
  ['deleted before it is opened', (path) => rmSync(path), /no such file/],
  ['exchanged for a folder', (path) => (rmSync(path), mkdirSync(path)), /is a directory/],
  ['emptied', (path) => truncateSync(path), /is empty/],
  ['replaced by another', (path) => (renameSync(path, `${path}.old`), writeFileSync(path, sentence.repeat(3))), null],
])('one of several, %s while the others are read', async (what, change, reason) => {
  const name = what.replaceAll(' ', '-')
  const first = put(folder, `first-${name}.txt`, sentence)
  const second = put(folder, `second-${name}.txt`, sentence)
  const createExtractor = async (): Promise<{ extract: never }> => {
    const { createExtractor: create } = await import('../../src/extractor.ts')
    const extractor = await create()
    change(second)
    return extractor as never
  }
  const { code, stdout, stderr } = await command(['extract', '--compact', first, second], { createExtractor })
  const documents = JSON.parse(stdout) as { document: { name: string } }[]
  if (reason === null) {
    expect([code, documents.length]).toEqual([0, 2])
  } else {
    expect(stderr).toMatch(reason)
    expect([code, documents.map(({ document }) => document.name)]).toEqual([2, [first]])
  }
})

test('a file that shrinks while it is read is read as far as it goes', async () => {
  const path = put(folder, 'shrinks.txt', sentence.repeat(100_000))
  const reading = readInput(path, { stdin: (async function* () {})() })
  truncateSync(path, Buffer.byteLength(sentence))
  const { text } = await reading
  expect(text.length % sentence.length).toBe(0)
  expect(left(folder).filter((name) => name.includes('.tmp'))).toEqual([])
})
