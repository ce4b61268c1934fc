import { mkdtempSync, readdirSync, rmSync, truncateSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PartReader, PartWriter } from '../../src/read/parts.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what several writers wrote is read back, in any order', () => {
  const [one, other] = [new PartWriter(folder), new PartWriter(folder)]
  const parts = ['甲', '乙', '丙'].map((text, index) =>
    (index === 1 ? other : one).append({ rows: text, lines: `${text}\n` }),
  )
  const reader = new PartReader(folder)
  expect(parts.toReversed().map((part) => [reader.read(part, 'rows'), reader.read(part, 'lines')])).toEqual([
    ['丙', '丙\n'],
    ['乙', '乙\n'],
    ['甲', '甲\n'],
  ])
  reader.close()
})

test('a part of which something is gone is not held, and reading it is told', () => {
  const writer = new PartWriter(folder)
  const [first, second] = [writer.append({ rows: 'first', more: '' }), writer.append({ rows: 'second', more: '' })]
  expect([first, second].map((part) => new PartReader(folder).holds(part))).toEqual([true, true])
  const path = join(folder, readdirSync(folder).find((name) => name.includes('.rows.')) ?? '')
  truncateSync(path, 7)
  expect([first, second].map((part) => new PartReader(folder).holds(part))).toEqual([true, false])
  const reader = new PartReader(folder)
  expect(() => reader.read(second, 'rows')).toThrow(expect.objectContaining({ code: 'part-missing', path }))
  reader.close()
  unlinkSync(path)
  expect(new PartReader(folder).holds(first)).toBe(false)
  expect(() => new PartReader(folder).read(first, 'rows')).toThrow(expect.objectContaining({ code: 'part-missing' }))
})
