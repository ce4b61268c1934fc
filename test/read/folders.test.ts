import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../../src/read/folders.ts'

const root = mkdtempSync(join(tmpdir(), 'xinjijian-folder-'))
writeFileSync(join(root, 'file'), '')
symlinkSync(join(root, 'gone/for/good'), join(root, 'nowhere'))
afterAll(() => rmSync(root, { recursive: true }))

test('a folder, those above it, and one that is there already', () => {
  const path = join(root, 'a/b/c')
  makeFolder(path)
  makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
  symlinkSync(path, join(root, 'link'))
  makeFolder(join(root, 'link'))
  makeFolder(join(root, 'link/d'))
  expect(statSync(join(path, 'd')).isDirectory()).toBe(true)
})

test.each([
  ['file', 'output-not-a-directory'],
  ['file/below', 'output-folder-missing'],
  ['nowhere', 'output-not-a-directory'],
])('%s: where a file or a link that leads nowhere is in the way', (below, code) => {
  expect(() => makeFolder(join(root, below), below)).toThrow(expect.objectContaining({ code, path: below }))
})

test.skipIf(!existsSync('/proc/self')).each(['/proc/x', '/proc/x/y', '/proc/self/x/y'])(
  '%s: where the system makes no folders, that is said, and soon',
  (path) => {
    const told = expect.objectContaining({ code: 'output-not-writable', message: 'no folder can be made there', path })
    expect(() => makeFolder(path)).toThrow(told)
  },
)
