import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJournal, readJournal } from '../../src/read/journal.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-journal-'))
  path = join(folder, 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function values(): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const value of readJournal(path)) found.push(value)
  return found
}

function append(...lines: readonly unknown[]): void {
  const journal = openJournal(path)
  for (const line of lines) journal.append(JSON.stringify(line))
  journal.close()
}

test('what was appended is read, over several openings', async () => {
  expect(await values()).toEqual([])
  append({ a: 1 }, '中文')
  append(3)
  expect(await values()).toEqual([{ a: 1 }, '中文', 3])
})

test.each([['{"half":'], [`{"long":"${'x'.repeat(200_000)}`]])(
  'a line cut off by a kill is taken off: %.9s',
  async (torn) => {
    append(1, 2)
    const whole = readFileSync(path, 'utf8')
    appendFileSync(path, torn)
    expect(await values()).toEqual([1, 2])
    append(3)
    expect(readFileSync(path, 'utf8')).toBe(`${whole}3\n`)
  },
)

test('a journal that somebody edited is told with its line', async () => {
  writeFileSync(path, '1\n2\nthree\n4\n')
  await expect(values()).rejects.toMatchObject({ code: 'journal-damaged', path, position: { line: 3, column: 1 } })
})
