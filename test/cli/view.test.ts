import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from './harness.ts'

const TEXT = '到2027年,建成充电桩2.4万个以上。\n'
const folder = mkdtempSync(join(tmpdir(), 'view-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('xinjijian view', () => {
  test('writes a page of a text to stdout', async () => {
    const { code, stdout, stderr } = await run(['view', '-'], { stdin: TEXT })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/)
    expect(stdout).toContain('>2.4万个以上</mark>')
  })

  test('writes one page of several texts to a file; a bad one does not lose the others', async () => {
    const [one, other, out] = [file('a.txt', TEXT), file('b.txt', TEXT), join(folder, 'page.html')]
    const missing = join(folder, 'missing.txt')
    const { code, stdout, stderr } = await run(['view', one, missing, other, '-o', out])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`${missing}: no such file`)
    expect(stderr).toContain(`1 of 3 inputs failed; ${out} holds the other 2`)
    expect(readFileSync(out, 'utf8').match(/<article/g)).toHaveLength(2)
  })

  test('reckons from --published', async () => {
    const stdin = '今年新建充电桩300个。\n'
    const { stdout } = await run(['view', '-', '--published', '2031-05'], { stdin })
    expect(stdout).toContain('2031')
    expect((await run(['view', '-'], { stdin })).stdout).not.toContain('2031')
  })

  test('refuses to write over an input, and to read standard input twice', async () => {
    const one = file('c.txt', TEXT)
    expect(await run(['view', one, '-o', one])).toMatchObject({ code: 2, stdout: '' })
    expect(readFileSync(one, 'utf8')).toBe(TEXT)
    const twice = await run(['view', '-', '-'], { stdin: TEXT })
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('standard input is named twice') })
  })

  test('a terminal is told to name a file', async () => {
    const { code, stdout, stderr } = await run(['view', '-'], { stdin: TEXT, stdoutTty: true })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('-o FILE')
  })
})
