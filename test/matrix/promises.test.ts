import { mkdirSync, readdirSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { typescriptBelow } from '../house/files.ts'
import { DOCUMENTS } from './documents.ts'
import { command, expectRefused, put, scratch } from './support.ts'

const folder = scratch()

test('no source asks for a module of the network', () => {
  const asking = typescriptBelow('src').filter(({ text }) =>
    /['"](?:node:)?(?:net|http|https|http2|tls|dns|dgram)(?:\/[a-z]+)?['"]|\bfetch\(|XMLHttpRequest|WebSocket/.test(
      text,
    ),
  )
  expect(asking.map(({ path }) => path).filter((path) => path !== 'src/read/pdf/open.ts')).toEqual([])
})

test('reading a document of any kind opens no connection and writes no file', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect')
  const fetched = vi.spyOn(globalThis, 'fetch')
  const cwd = join(folder, 'cwd')
  mkdirSync(cwd)
  for (const [kind, bytes] of Object.entries(DOCUMENTS)) {
    const path = put(folder, `plan.${kind}`, bytes)
    const { code, stdout } = await command(['extract', path, '--compact'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('24000')
  }
  expect(connect).not.toHaveBeenCalled()
  expect(fetched).not.toHaveBeenCalled()
  expect(readdirSync(cwd)).toEqual([])
  expect(readdirSync(folder).toSorted()).toEqual(['cwd', 'plan.docx', 'plan.html', 'plan.pdf'])
})

test.each(['extract', 'view', 'diff', 'rules coverage', 'rules explain'])(
  '%s gives up a document that takes too long, with a clear error',
  { timeout: 60_000 },
  async (name) => {
    const path = put(folder, 'long.txt', '到2025年，建成充电桩2万个，新增停车位3万个。\n'.repeat(60_000))
    const other = name === 'diff' ? [put(folder, 'short.txt', '到2025年，建成充电桩2万个。\n')] : []
    const place = name === 'rules explain' ? `${path}:1` : path
    const outcome = await command([...name.split(' '), ...other, place, '--limit', 'seconds=1'])
    expectRefused(outcome, { path, reason: /takes more than 1 seconds of work/ })
  },
)
