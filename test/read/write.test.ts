import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isSameFile, writeAtomically } from '../../src/read/write.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('writes a new file and leaves nothing else', async () => {
  const path = join(folder, 'out.json')
  await writeAtomically(path, '目标\n')
  expect(readFileSync(path, 'utf8')).toBe('目标\n')
  expect(readdirSync(folder)).toEqual(['out.json'])
})

test('writes what comes piece by piece, and nothing if it breaks off', async () => {
  async function* pieces(breaksOff: boolean): AsyncGenerator<string | Uint8Array> {
    yield '目'
    yield Buffer.from('标')
    if (breaksOff) throw new Error('no more')
  }
  const path = join(folder, 'out.csv')
  await writeAtomically(path, pieces(false))
  expect(readFileSync(path, 'utf8')).toBe('目标')
  await expect(writeAtomically(join(folder, 'half.csv'), pieces(true))).rejects.toThrow('no more')
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

test('replaces an old file and keeps its permissions', async () => {
  const path = join(folder, 'out.json')
  writeFileSync(path, 'old, and longer than the new one')
  chmodSync(path, 0o640)
  await writeAtomically(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(statSync(path).mode & 0o777).toBe(0o640)
})

test('writes through a link', async () => {
  const target = join(folder, 'target.json')
  writeFileSync(target, 'old')
  symlinkSync(target, join(folder, 'link.json'))
  await writeAtomically(join(folder, 'link.json'), 'new')
  expect(readFileSync(target, 'utf8')).toBe('new')
  expect(readdirSync(folder).toSorted()).toEqual(['link.json', 'target.json'])
})

test.each([
  ['a directory', () => folder, 'output-is-directory'],
  ['a name that ends like a directory', () => `${join(folder, 'new')}/`, 'output-is-directory'],
  ['a missing folder', () => join(folder, 'none', 'out.json'), 'output-folder-missing'],
  ['a name too long', () => join(folder, 'x'.repeat(300)), 'output-not-writable'],
])('refuses %s and leaves nothing behind', async (_, pathOf, code) => {
  const path = pathOf()
  await expect(writeAtomically(path, 'x')).rejects.toMatchObject({ name: 'XinjijianError', code, path })
  expect(readdirSync(folder)).toEqual([])
})

test('takes the place of a link that leads nowhere', async () => {
  const path = join(folder, 'out.json')
  symlinkSync(join(folder, 'gone', 'target.json'), path)
  await writeAtomically(path, 'x')
  expect(readFileSync(path, 'utf8')).toBe('x')
  expect(readdirSync(folder)).toEqual(['out.json'])
})

test.skipIf(!existsSync('/dev/full'))('a full device is noticed', async () => {
  await expect(writeAtomically('/dev/full', 'x')).rejects.toMatchObject({ code: 'output-full', path: '/dev/full' })
})

test.skipIf(process.getuid?.() === 0)('a file one may not write to is left alone', async () => {
  const path = join(folder, 'kept.json')
  writeFileSync(path, 'old')
  chmodSync(path, 0o444)
  await expect(writeAtomically(path, 'new')).rejects.toMatchObject({ code: 'output-not-writable', path })
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('sees through spellings and links when asked for the same file', async () => {
  const path = join(folder, 'a.txt')
  writeFileSync(path, 'a')
  writeFileSync(join(folder, 'b.txt'), 'a')
  symlinkSync(path, join(folder, 'link.txt'))
  mkdirSync(join(folder, 'sub'))
  expect(await isSameFile(path, join(folder, 'link.txt'))).toBe(true)
  expect(await isSameFile(path, `${folder}/sub/../a.txt`)).toBe(true)
  expect(await isSameFile(path, join(folder, 'b.txt'))).toBe(false)
  expect(await isSameFile(path, join(folder, 'none.txt'))).toBe(false)
})
