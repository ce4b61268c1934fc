import type * as FileSystem from 'node:fs/promises'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAtomically } from '../../src/read/write.ts'

/** Which step of the writing fails, and how; the rest is the real file system. */
const trouble = vi.hoisted(() => ({ step: '', code: '' }))

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof FileSystem>()
  const fail = (): never => {
    throw Object.assign(new Error(trouble.code), { code: trouble.code })
  }
  return {
    ...real,
    rename: async (from: string, to: string) => (trouble.step === 'rename' ? fail() : await real.rename(from, to)),
    writeFile: async (...args: Parameters<typeof real.writeFile>) =>
      trouble.step === 'write' ? fail() : await real.writeFile(...args),
    open: async (...args: Parameters<typeof real.open>) => {
      const handle = await real.open(...args)
      if (trouble.step === 'sync') handle.sync = async () => fail()
      return handle
    },
  }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['write', 'ENOSPC', 'output-full'],
  ['sync', 'EDQUOT', 'output-full'],
  ['rename', 'EROFS', 'output-not-writable'],
  ['rename', 'EXDEV', 'write-failed'],
])('when %s fails with %s, the old file stays and nothing is left behind', async (step, system, code) => {
  const path = join(folder, 'out.json')
  writeFileSync(path, 'old')
  Object.assign(trouble, { step, code: system })
  await expect(writeAtomically(path, 'new')).rejects.toMatchObject({ name: 'XinjijianError', code, path })
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['out.json'])
})
