import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { treePath } from '../../src/batch/tree.ts'
import { command, expectRefused, left, put, scratch } from './support.ts'

const folder = scratch()
const plan = put(folder, 'plan.txt', '到2025年，建成充电桩2万个。\n')

/** Ids of documents, which become names of files below the folder of a batch. */
const IDS: readonly (readonly [what: string, id: string])[] = [
  ['the folder above', '../../plan.txt'],
  ['the folder above, in the middle', 'a/../../../plan.txt'],
  ['an absolute path', '/etc/passwd'],
  ['a drive', 'C:\\Windows\\plan.txt'],
  ['the folder above, encoded', '%2e%2e/%2e%2e/plan.txt'],
  ['the folder above, for Windows', '..\\..\\plan.txt'],
  ['a NUL', 'plan\0.txt'],
  ['a device of Windows', 'con.txt'],
  ['a device of Windows, in capitals', 'COM1'],
  ['a dot at the end', 'plan.'],
  ['300 bytes', `${'计划'.repeat(50)}.txt`],
  ['nothing', ''],
  ['a hidden file', '.bashrc'],
  ['lone surrogates', 'plan\uD800.txt'],
  ['line ends and escapes', 'plan\n\u001B[31m.txt'],
]

describe('an id becomes a name below the folder', () => {
  test.each(IDS)('%s', (_, id) => {
    const path = treePath(id, 'json')
    const parts = path.split('/')
    expect(join('/out/json', path).startsWith('/out/json/')).toBe(true)
    for (const part of parts) {
      expect(part).not.toMatch(/^\.{0,2}$|[\u0000-\u001F<>:"|?*\\]|[. ]$/)
      expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255)
      expect(part.isWellFormed()).toBe(true)
    }
  })

  test('no two of them the same, also where composed and decomposed letters are', () => {
    const ids = [
      ...IDS.map(([, id]) => id),
      'caf\u00e9.txt',
      'cafe\u0301.txt',
      'plan%00.txt',
      'a%2fb',
      'a/b',
      `${'计划'.repeat(50)}一.txt`,
    ]
    const names = ids.map((id) => treePath(id, 'json').normalize())
    expect(new Set(names).size).toBe(ids.length)
  })
})

describe('a name for the output', () => {
  test.each<[what: string, output: string, reason: RegExp]>([
    ['300 bytes long', join(folder, 'x'.repeat(300)), /too long/],
    ['a folder', folder, /is a directory/],
    ['in a folder that is not there', join(folder, 'none', 'out.json'), /no such folder/],
    ['below a file', join(plan, 'out.json'), /no such folder/],
    ['the input', plan, /both input and output/],
    [
      'the input, by another name',
      join(folder, '.', 'none', '..', 'plan.txt').replace('none/../', ''),
      /both input and output/,
    ],
  ])('%s is refused, and nothing is left behind', async (_, output, reason) => {
    expectRefused(await command(['extract', plan, '-o', output]), { path: output, reason })
    expect(left(folder)).toEqual(['plan.txt'])
  })

  test('with a NUL is refused', async () => {
    const { code, stdout, stderr } = await command(['extract', plan, '-o', `${folder}/a\0b`])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toContain('went wrong inside')
  })
})
