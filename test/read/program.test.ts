import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadProgram, writeCode } from '../../src/read/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-program-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'program.cjs')
const code = join(folder, 'program.code')
const place = { program: path, code, node: process.versions.node, run: 'short' } as const
const ANSWER = `exports.answer = () => require('node:path').basename(__filename) + ' 1'`

interface Answering {
  answer(): string
}

function answer(): string {
  return (loadProgram(place) as Answering).answer()
}

async function keep(): Promise<void> {
  await writeCode(place, async (program) => (program as Answering).answer())
}

test('a program runs with its byte code and without', async () => {
  writeFileSync(path, ANSWER)
  expect(answer()).toBe('program.cjs 1')
  await keep()
  expect(answer()).toBe('program.cjs 1')
})

test('byte code of another program is passed over, though it has the same length', async () => {
  writeFileSync(path, ANSWER)
  await keep()
  writeFileSync(path, ANSWER.replace(' 1', ' 2'))
  expect(answer()).toBe('program.cjs 2')
})

test('damaged byte code is passed over, wherever it is damaged', async () => {
  writeFileSync(path, ANSWER)
  await keep()
  const whole = readFileSync(code)
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const damaged = Buffer.from(whole)
    damaged[at]! ^= 0x55
    writeFileSync(code, damaged)
    expect(answer(), `byte ${at}`).toBe('program.cjs 1')
  }
  for (const length of [0, 1, 31, 32, 33, whole.length - 1]) {
    writeFileSync(code, whole.subarray(0, length))
    expect(answer(), `${length} bytes`).toBe('program.cjs 1')
  }
})
