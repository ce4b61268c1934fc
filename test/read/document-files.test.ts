import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findDocuments } from '../../src/read/document-files.ts'

let folder = ''
let cwd = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'xinjijian-find-')))
  cwd = join(folder, 'home')
  for (const path of [
    'plans/b.txt',
    'plans/2024/a.MD',
    'plans/.hidden.txt',
    'plans/data.json',
    'single',
    'out/x.txt',
  ]) {
    write(`home/${path}`)
  }
  write('far/away/c.txt')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, text = 'x'): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

async function find(names: readonly string[], base?: string): Promise<[id: string, path: string][]> {
  const found: [string, string][] = []
  const options = { cwd, avoid: join(cwd, 'out'), ...(base !== undefined && { base }) }
  for await (const { id, path } of findDocuments(names, options)) found.push([id, path])
  return found
}

test('folders are searched for documents, hidden files and the output left out', async () => {
  const below = [
    ['plans/2024/a.MD', 'plans/2024/a.MD'],
    ['plans/b.txt', 'plans/b.txt'],
  ]
  expect(await find(['plans'])).toEqual(below)
  expect(await find(['.'])).toEqual(below)
  expect(await find(['./plans/'])).toEqual(below)
})

test('a file is taken whatever its name, and one that is missing too: reading will tell', async () => {
  expect(await find(['single', 'none.txt'])).toEqual([
    ['single', 'single'],
    ['none.txt', 'none.txt'],
  ])
})

test.each([
  ['plans/*', ['plans/b.txt', 'plans/data.json']],
  ['plans/**/*.{txt,MD}', ['plans/2024/a.MD', 'plans/b.txt']],
  ['**/*.txt', ['plans/b.txt']],
])('the pattern %s', async (pattern, ids) => {
  expect((await find([pattern])).map(([id]) => id)).toEqual(ids)
})

test('a file whose name looks like a pattern is a file', async () => {
  write('home/a[1].txt')
  expect(await find(['a[1].txt'])).toEqual([['a[1].txt', 'a[1].txt']])
})

test('@LIST names an input on each line', async () => {
  write('home/list.txt', 'plans\r\n\nsingle\n')
  expect((await find(['@list.txt'])).map(([id]) => id)).toEqual(['plans/2024/a.MD', 'plans/b.txt', 'single'])
  await expect(find(['@none.txt'])).rejects.toMatchObject({ code: 'file-missing', path: 'none.txt' })
  write('home/blank.txt', '\n \r\n')
  await expect(find(['@blank.txt'])).rejects.toMatchObject({ code: 'input-none', path: 'blank.txt' })
})

describe('ids do not depend on where the folders stand', () => {
  test('outside the current folder they begin with the input named', async () => {
    const far = join(folder, 'far')
    for (const [given, id] of [
      ['../far', 'far/away/c.txt'],
      [far, 'far/away/c.txt'],
      [`${far}/away`, 'away/c.txt'],
      [`${far}/away/c.txt`, 'c.txt'],
      [`${far}/*/c.txt`, 'far/away/c.txt'],
    ] as const) {
      expect((await find([given])).map(([found]) => found)).toEqual([id])
    }
  })

  test('with a base they begin there', async () => {
    expect((await find(['../far', 'single'], folder)).map(([id]) => id)).toEqual(['far/away/c.txt', 'home/single'])
    await expect(find(['../far'], 'plans')).rejects.toMatchObject({ code: 'outside-base' })
  })
})

test.each([
  ['out', 'holds no documents'],
  ['plans/*.pdf', 'no file matches'],
])('%s: nothing there is an error', async (name, message) => {
  await expect(find([name])).rejects.toMatchObject({ code: 'input-none', message, path: name })
})

test('links in a circle come to an end', async () => {
  symlinkSync('..', join(cwd, 'plans/2024/up'))
  expect((await find(['plans'])).map(([id]) => id)).toEqual(['plans/2024/a.MD', 'plans/b.txt'])
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be read is told, and the others are searched',
  async () => {
    chmodSync(join(cwd, 'plans/2024'), 0)
    const found: unknown[] = []
    for await (const file of findDocuments(['plans'], { cwd, avoid: '' })) found.push(file)
    chmodSync(join(cwd, 'plans/2024'), 0o700)
    expect(found).toMatchObject([{ id: 'plans/2024', failure: { code: 'not-readable' } }, { id: 'plans/b.txt' }])
  },
)
