import { spawn } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scratch } from './support.ts'

const folder = scratch()
const bin = fileURLToPath(new URL('../../bin/xinjijian.js', import.meta.url))
const sentence = '推进绿色低碳循环发展经济体系建设和能源结构调整优化升级'
/** Megabytes of the heap, beyond which the process dies. */
const HEAP = 1500
const LIMIT = 90_000

function write(name: string, piece: string, times: number, end = ''): string {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  const block = piece.repeat(1000)
  for (let left = times; left > 0; left -= 1000) writeSync(file, left >= 1000 ? block : piece.repeat(left))
  writeSync(file, end)
  closeSync(file)
  return path
}

async function extract(path: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, bin, 'extract', '--compact', path])
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...said }
}

test('100 MB on one line are refused before they are read', { timeout: LIMIT }, async () => {
  const path = write('line.txt', sentence, Math.ceil(1e8 / Buffer.byteLength(sentence)))
  const start = performance.now()
  const { code, out, err } = await extract(path)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^xinjijian: .*line\.txt: is larger than 64 MiB\n {2}hint: .*--limit bytes=N/)
  expect(performance.now() - start).toBeLessThan(5_000)
})

test('a million empty lines', { timeout: LIMIT }, async () => {
  const { code, out, err } = await extract(write('empty.txt', '\n', 1_000_000, '到2025年，建成充电桩2万个。\n'))
  expect(code, err).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ indicators: [{ amount: 20_000, span: { line: 1_000_001 } }] })
})

test('a sentence of ten million characters', { timeout: LIMIT }, async () => {
  const times = Math.ceil(1e7 / sentence.length)
  const { code, out, err } = await extract(write('sentence.txt', sentence, times, '，到2025年建成充电桩2万个。'))
  expect(code, err).toBe(0)
  expect(JSON.parse(out)).toHaveProperty('indicators')
})
