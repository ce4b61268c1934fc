import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ENCODERS, encode } from '../support/encode.ts'
import { run } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-text-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TEXT = '三年計劃\r\n到2025年，建成公園12個。'

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('xinjijian text', () => {
  test('prints a text as it stands, in UTF-8', async () => {
    const big5 = file(
      'big5.txt',
      encode(
        TEXT,
        ENCODERS.find(({ name }) => name === 'big5')!,
        false,
      ),
    )
    expect(await run(['text', big5])).toEqual({ code: 0, stdout: `${TEXT}\n`, stderr: '' })
  })

  test('prints the line that a span names', async () => {
    const markdown = file('plan.md', `# 计划\n\n| 指标 | 2025年 |\n| --- | --- |\n| 公园（个） | 12 |\n`)
    expect((await run(['text', markdown])).stdout).toBe(readFileSync(markdown, 'utf8'))
  })

  test('writes to a file, never over its input', async () => {
    const plan = file('plan.txt', TEXT)
    const output = join(folder, 'out.txt')
    expect(await run(['text', plan, '-o', output])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(output, 'utf8')).toBe(`${TEXT}\n`)
    const refused = await run(['text', plan, '-o', plan])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(/is both input and output/)
  })

  test.each([
    ['gbk', 0, ''],
    ['GB18030', 0, ''],
    ['utf-8', 2, 'is not valid UTF-8 at byte 0'],
    ['latin-1', 2, "option '--encoding <name>' argument 'latin-1' is invalid"],
  ])('--encoding %s', async (name, code, message) => {
    const plan = file(
      'gbk.txt',
      encode(
        '到2025年，建成广场12个。',
        ENCODERS.find((one) => one.name === 'gb18030')!,
        false,
      ),
    )
    const outcome = await run(['text', plan, '--encoding', name])
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toContain(message)
    if (code === 0) expect(outcome.stdout).toBe('到2025年，建成广场12个。\n')
  })
})
