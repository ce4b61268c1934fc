import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command, put, scratch } from './support.ts'

const folder = scratch()
const plan = put(folder, 'plan.txt', '一、目标\n到2025年，建成公共充电桩2.4万个以上。\n')
const other = put(folder, 'other.txt', '一、目标\n到2025年，建成公共充电桩3万个以上。\n')
const saved = join(folder, 'saved.json')

/** The examples of a rule run against all rules. */
const SLOW = 60_000

const COMMANDS: readonly (readonly string[])[] = [
  ['--help'],
  ['extract', plan],
  ['text', plan],
  ['normalize', plan],
  ['diff', plan, other],
  ['view', plan],
  ['schema'],
  ['rules', 'list'],
  ['rules', 'check'],
  ['rules', 'test', 'phrase.and-above'],
  ['rules', 'coverage', plan],
  ['rules', 'explain', `${plan}:2`],
  ['rules', 'schema'],
]

describe.each(COMMANDS.map((argv) => ({ argv, name: argv.slice(0, 2).join(' ').replace(plan, '').trim() })))(
  '$name',
  ({ argv }) => {
    test('to a reader that has gone away: quiet', { timeout: SLOW }, async () => {
      const { code, stderr } = await command(argv, { stdoutFails: 'EPIPE' })
      expect(stderr).not.toMatch(/EPIPE|went wrong|<stdout>/)
      expect(code).not.toBe(2)
    })

    test('to a full disk: told, exit 2', { timeout: SLOW }, async () => {
      const { code, stderr } = await command(argv, { stdoutFails: 'ENOSPC' })
      expect(stderr).toMatch(/^xinjijian: <stdout>: no space left to write\n {2}hint: /m)
      expect(code).toBe(2)
    })
  },
)

const WRITERS: readonly (readonly string[])[] = [
  ['extract', plan],
  ['text', plan],
  ['normalize', plan],
  ['diff', plan, other],
]

test.skipIf(!existsSync('/dev/full')).each(WRITERS.map((argv) => ({ argv, name: argv[0] })))(
  '$name -o to a full disk: told, exit 2',
  async ({ argv }) => {
    const { code, stdout, stderr } = await command([...argv, '-o', '/dev/full'])
    expect(stderr).toMatch(/^xinjijian: \/dev\/full: no space left to write\n {2}hint: /m)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  },
)

test('a result that was written before stays when the next one cannot be', async () => {
  expect((await command(['extract', plan, '-o', saved])).code).toBe(0)
  const { code } = await command(['extract', join(folder, 'none.txt'), '-o', saved])
  expect(code).toBe(2)
  expect((await command(['diff', saved, plan, '--exit-zero'])).code).toBe(0)
})
