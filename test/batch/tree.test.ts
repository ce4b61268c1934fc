import { join, normalize } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { treePath } from '../../src/batch/tree.ts'

test.each([
  ['reports/2024/a.txt', 'reports/2024/a.txt.json'],
  ['报告/北京.txt', '报告/北京.txt.json'],
  ['../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd.json'],
  ['/etc/passwd', '%/etc/passwd.json'],
  ['.hidden', '%2ehidden.json'],
  ['', '%.json'],
  ['a%2eb', 'a%252eb.json'],
  ['a:b?c\u0000', 'a%3ab%3fc%00.json'],
  ['a.json/b', 'a%2ejson/b.json'],
])('%j → %s', (id, path) => {
  expect(treePath(id, 'json')).toBe(path)
})

test('a name too long for a file is cut and keeps apart', () => {
  const [one, other] = ['一', '二'].map((end) => treePath(`${'长'.repeat(200)}${end}`, 'json'))
  expect(Buffer.byteLength(one ?? '')).toBeLessThan(255)
  expect(one).not.toBe(other)
})

test('a path too long for the system is cut and keeps apart', () => {
  const [one, other] = ['一', '二'].map((end) => treePath(`${'folder/'.repeat(700)}${end}`, 'json'))
  expect(Buffer.byteLength(one ?? '')).toBeLessThan(2000)
  expect(one).not.toBe(other)
})

const ids = fc.string({
  unit: fc.constantFrom('a', '.', '.json', '/', '%', '2', 'e', ':', '长', '\\', '\n'),
  maxLength: 12,
})

test('no id leads out of the folder, no two to one file, none to where a folder is', () => {
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      expect(normalize(join('out', treePath(one, 'json'))).startsWith('out/')).toBe(true)
      if (one !== other) expect(treePath(one, 'json')).not.toBe(treePath(other, 'json'))
      expect(treePath(one, 'json').startsWith(`${treePath(other, 'json')}/`)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})
