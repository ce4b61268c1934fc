import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readRuleFiles } from '../../src/read/rule-files.ts'

const root = mkdtempSync(join(tmpdir(), 'xinjijian-rules-'))
afterAll(() => rmSync(root, { recursive: true }))

function folderWith(name: string, files: Record<string, string>): string {
  const folder = join(root, name)
  mkdirSync(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('finds all rule files below, sorted, hidden ones left out', async () => {
  const folder = folderWith('all', {
    'b.yaml': 'b',
    'a/z.yaml': 'z',
    'a/a.yml': '\uFEFFa',
    'README.md': 'x',
    '.git/x.yaml': 'x',
    'c.yaml.bak': 'x',
  })
  expect(await readRuleFiles(folder)).toEqual([
    { path: join(folder, 'a/a.yml'), text: 'a' },
    { path: join(folder, 'a/z.yaml'), text: 'z' },
    { path: join(folder, 'b.yaml'), text: 'b' },
  ])
})

test('follows links, but not in circles', async () => {
  const folder = folderWith('links', { 'sub/a.yaml': 'a' })
  symlinkSync(folder, join(folder, 'sub/up'))
  expect((await readRuleFiles(folder)).map(({ text }) => text)).toEqual(['a'])
})

test.each([
  ['a missing folder', () => join(root, 'none'), 'file-missing'],
  ['a file', () => join(folderWith('file', { 'a.yaml': 'a' }), 'a.yaml'), 'rules-not-a-directory'],
  ['a folder without rule files', () => folderWith('none-in-it', { 'a.txt': 'a' }), 'rules-none'],
])('refuses %s', async (_, make, code) => {
  const path = make()
  await expect(readRuleFiles(path)).rejects.toMatchObject({ name: 'XinjijianError', code, path })
})

test('names the file that is no text', async () => {
  const folder = folderWith('binary', { 'good.yaml': 'a', 'bad.yaml': 'a\0' })
  await expect(readRuleFiles(folder)).rejects.toMatchObject({ code: 'file-binary', path: join(folder, 'bad.yaml') })
})
